import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES, type SoundEvent } from '../../core/audio';
import { dictate } from '../../core/dictate';
import { fail } from '../../core/result';
import { RECORDING } from '../../core/tuning';
import { FakeEngine } from '../fakes/engine';
import { fakeLine, WISHES } from '../fakes/line';
import { inOrder } from '../fakes/storage';
import { type Bench, bench, settle } from './controller-bench';

const frame: SoundEvent = { kind: 'frame', samples: new Int16Array(FRAME_SAMPLES).fill(7) };
const DIED = fail({ name: 'engine-died' } as const);
const PRIVATE = { ...WISHES, keepRecording: false, keepNothing: true };

describe('private mode', () => {
  it('deletes the sound once its text is delivered', async () => {
    const line = fakeLine();
    const outcome = await dictate('a', inOrder([frame, { kind: 'end', ending: 'released' }]), PRIVATE, line);
    expect(outcome).toMatchObject({ kind: 'delivered', entry: { hasRecording: false } });
    expect(line.recordings.removed).toEqual(['a']);
  });

  it('keeps the sound of what was cancelled, its deletion owed', async () => {
    const line = fakeLine();
    const outcome = await dictate('a', inOrder([frame, { kind: 'end', ending: 'cancelled' }]), PRIVATE, line);
    expect(outcome).toMatchObject({ kind: 'kept', entry: { hasRecording: true } });
    expect(line.recordings).toMatchObject({ removed: [], discarded: ['a'] });
  });

  it('keeps the sound of what could not be transcribed: its words are nowhere else', async () => {
    const line = fakeLine({ engine: new FakeEngine([DIED, DIED]) });
    const outcome = await dictate('a', inOrder([frame, { kind: 'end', ending: 'released' }]), PRIVATE, line);
    expect(outcome).toMatchObject({ kind: 'kept', entry: { outcome: { kind: 'failed' }, hasRecording: true } });
    expect(line.recordings.removed).toEqual([]);
  });
});

describe('what was cancelled in private mode', () => {
  /** One dictation, cancelled. */
  async function cancelled(engine = new FakeEngine()): Promise<Bench> {
    const all = bench(engine, undefined, PRIVATE);
    const started = all.controller.start();
    await settle();
    all.microphone.sound.frame();
    await settle();
    all.controller.cancel();
    await started;
    expect(all.controller.current().last).toMatchObject({ id: 's1', hasRecording: true });
    return all;
  }

  it('can be brought back, and is delivered; then its sound is gone', async () => {
    const { controller, line } = await cancelled();
    line.clock.advance(RECORDING.keepDiscardedMs - 1);
    expect(await controller.retry('s1')).toMatchObject({ ok: true, value: { kind: 'delivered' } });
    expect(controller.current().last).toMatchObject({ id: 's1', origin: 'retried', hasRecording: false });
    expect(line.recordings.kept.size).toBe(0);
  });

  it.each<[string, (all: Bench) => unknown]>([
    ['the next dictation begins', ({ controller }) => controller.start()],
    ['its time is over', ({ line }) => line.clock.advance(RECORDING.keepDiscardedMs)],
    ['the app is closed', ({ controller }) => controller.cancelled.drop()],
  ])('is gone once %s', async (_, act) => {
    const all = await cancelled();
    void act(all);
    await settle();
    expect(all.line.recordings.removed).toEqual(['s1']);
    expect(all.controller.current().last).toMatchObject({ id: 's1', hasRecording: false });
    expect(await all.controller.retry('s1')).toEqual(fail({ name: 'recording-gone' }));
  });

  it('is no longer counted down once it is brought back, whatever became of it', async () => {
    const { controller, line } = await cancelled(new FakeEngine([DIED]));
    await controller.retry('s1');
    line.clock.advance(RECORDING.keepDiscardedMs);
    await settle();
    expect(line.recordings.removed).toEqual([]);
    expect(controller.current().last).toMatchObject({ outcome: { kind: 'failed' }, hasRecording: true });
  });
});
