import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES, type SoundEvent } from '../../core/audio';
import type { OpenMicrophone } from '../../core/ports';
import { DEFAULT_SETTINGS } from '../../core/settings';
import { TIMEOUT } from '../../core/tuning';
import type { CaptureOrder } from '../../electron/ipc/contract';
import { PageMicrophone } from '../../electron/microphone';
import { FakeClock } from '../fakes/clock';

function start(mayRecord = true) {
  const clock = new FakeClock();
  const orders: CaptureOrder[] = [];
  const silences: string[] = [];
  const microphone = new PageMicrophone({
    clock,
    settings: () => ({ ...DEFAULT_SETTINGS, microphoneId: 'usb', autoGain: true }),
    order: (order) => orders.push(order),
    mayRecord: () => Promise.resolve(mayRecord),
    onSilence: () => silences.push('silence'),
  });
  const frame = (sessionId: string, value: number): void => {
    microphone.hear({ kind: 'frame', sessionId, samples: new Int16Array(FRAME_SAMPLES).fill(value).buffer });
  };
  return { clock, orders, silences, microphone, frame };
}

async function opened(setup: ReturnType<typeof start>, sessionId = 'one'): Promise<OpenMicrophone> {
  const opening = setup.microphone.open(sessionId);
  await expect.poll(() => setup.orders.some((order) => order.sessionId === sessionId)).toBe(true);
  setup.microphone.hear({ kind: 'opened', sessionId });
  const result = await opening;
  if (!result.ok) throw new Error(result.failure.name);
  return result.value;
}

/** All events, each frame as its first sample: those that waited come as one. */
async function read(sound: AsyncIterable<SoundEvent>): Promise<(number | string)[]> {
  const events: (number | string)[] = [];
  for await (const event of sound) {
    if (event.kind === 'end') events.push(event.ending);
    else events.push(...event.samples.filter((_, index) => index % FRAME_SAMPLES === 0));
  }
  return events;
}

describe('the page as a microphone', () => {
  it('orders sound as the settings say, gives the frames, then the ending', async () => {
    const setup = start();
    const open = await opened(setup);
    setup.frame('one', 1);
    open.close('released');
    setup.frame('one', 2);
    setup.microphone.hear({ kind: 'ended', sessionId: 'one', ending: 'closed' });
    setup.frame('one', 3);
    expect(await read(open.sound)).toEqual([1, 2, 'released']);
    expect(setup.orders).toEqual([
      {
        kind: 'open',
        sessionId: 'one',
        microphoneId: 'usb',
        echoCancellation: false,
        noiseSuppression: false,
        autoGain: true,
      },
      { kind: 'close', sessionId: 'one' },
    ]);
  });

  it('drops what comes for another session', async () => {
    const setup = start();
    const open = await opened(setup);
    setup.frame('zero', 9);
    setup.microphone.hear({ kind: 'ended', sessionId: 'zero', ending: 'closed' });
    setup.frame('one', 1);
    open.close('released');
    open.close('cancelled');
    setup.microphone.hear({ kind: 'ended', sessionId: 'one', ending: 'closed' });
    expect(await read(open.sound)).toEqual([1, 'released']);
  });

  it.each(['microphone-missing', 'microphone-denied', 'microphone-busy'] as const)('says %s', async (name) => {
    const setup = start();
    const opening = setup.microphone.open('one');
    await expect.poll(() => setup.orders.length).toBe(1);
    setup.microphone.hear({ kind: 'failed', sessionId: 'one', failure: { name } });
    expect(await opening).toEqual({ ok: false, failure: { name } });
  });

  it('asks for nothing where the system says no', async () => {
    const setup = start(false);
    expect(await setup.microphone.open('one')).toEqual({ ok: false, failure: { name: 'microphone-denied' } });
    expect(setup.orders).toEqual([]);
  });

  it('gives up on a page that does not answer', async () => {
    const setup = start();
    const opening = setup.microphone.open('one');
    await expect.poll(() => setup.orders.length).toBe(1);
    setup.clock.advance(TIMEOUT.microphoneStartMs);
    expect(await opening).toEqual({ ok: false, failure: { name: 'microphone-no-answer' } });
    expect(setup.orders.at(-1)).toEqual({ kind: 'close', sessionId: 'one' });
  });

  it('has opened, too, where an ending is the first that the page says', async () => {
    const setup = start();
    const opening = setup.microphone.open('one');
    await expect.poll(() => setup.orders.length).toBe(1);
    setup.microphone.hear({ kind: 'ended', sessionId: 'one', ending: 'closed' });
    const result = await opening;
    expect(result.ok && (await read(result.value.sound))).toEqual(['lost']);
  });

  it('ends as lost where the frames stop, and not before', async () => {
    const setup = start();
    const open = await opened(setup);
    setup.frame('one', 1);
    setup.clock.advance(TIMEOUT.microphoneStallMs - 1);
    setup.frame('one', 2);
    setup.clock.advance(TIMEOUT.microphoneStallMs - 1);
    setup.frame('one', 3);
    setup.clock.advance(TIMEOUT.microphoneStallMs);
    setup.frame('one', 4);
    expect(await read(open.sound)).toEqual([1, 2, 3, 'lost']);
  });

  it('ends as lost where no ending follows stop; what was cancelled stays cancelled', async () => {
    const setup = start();
    const released = await opened(setup, 'one');
    setup.frame('one', 1);
    released.close('released');
    setup.clock.advance(TIMEOUT.microphoneStopMs);
    expect(await read(released.sound)).toEqual([1, 'lost']);
    const cancelled = await opened(setup, 'two');
    cancelled.close('cancelled');
    setup.clock.advance(TIMEOUT.microphoneStopMs);
    expect(await read(cancelled.sound)).toEqual(['cancelled']);
  });

  it('takes what a busy page still sends after stop, but not for ever', async () => {
    const setup = start();
    const late = await opened(setup, 'one');
    late.close('released');
    for (const value of [1, 2]) {
      setup.clock.advance(TIMEOUT.microphoneStopMs - 1);
      setup.frame('one', value);
    }
    setup.microphone.hear({ kind: 'ended', sessionId: 'one', ending: 'closed' });
    expect(await read(late.sound)).toEqual([1, 2, 'released']);
    const endless = await opened(setup, 'two');
    endless.close('released');
    for (let waitedMs = 0; waitedMs <= TIMEOUT.microphoneStopMostMs; waitedMs += 1_000) {
      setup.frame('two', 3);
      setup.clock.advance(1_000);
    }
    expect((await read(endless.sound)).at(-1)).toBe('lost');
  });

  it('ends as lost when the microphone is unplugged or the page is gone', async () => {
    const setup = start();
    const unplugged = await opened(setup, 'one');
    setup.frame('one', 1);
    setup.microphone.hear({ kind: 'ended', sessionId: 'one', ending: 'lost' });
    expect(await read(unplugged.sound)).toEqual([1, 'lost']);
    const gone = await opened(setup, 'two');
    setup.frame('two', 2);
    setup.microphone.pageLeft();
    expect(await read(gone.sound)).toEqual([2, 'lost']);
  });

  it('tells digital silence from a quiet room', async () => {
    const setup = start();
    const muted = await opened(setup, 'one');
    setup.frame('one', 0);
    setup.frame('one', 0);
    muted.close('released');
    setup.microphone.hear({ kind: 'ended', sessionId: 'one', ending: 'closed' });
    expect(setup.silences).toEqual(['silence']);
    const quiet = await opened(setup, 'two');
    setup.frame('two', 0);
    setup.frame('two', -1);
    quiet.close('released');
    setup.microphone.hear({ kind: 'ended', sessionId: 'two', ending: 'closed' });
    expect(setup.silences).toEqual(['silence']);
  });
});
