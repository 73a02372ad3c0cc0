import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES, type SoundEvent } from '../../core/audio';
import { dictate } from '../../core/dictate';
import { fail, succeed } from '../../core/result';
import { FakeDeliverer } from '../fakes/ends';
import { FakeEngine, heardText } from '../fakes/engine';
import { fakeLine, WISHES } from '../fakes/line';
import { FakeHistory, FakeRecordings, inOrder } from '../fakes/storage';

const frame: SoundEvent = { kind: 'frame', samples: new Int16Array(FRAME_SAMPLES).fill(7) };
const released: SoundEvent = { kind: 'end', ending: 'released' };
const cancelled: SoundEvent = { kind: 'end', ending: 'cancelled' };
const died = fail({ name: 'engine-died' } as const);
const text = succeed(heardText('Hello there.'));

describe('dictate', () => {
  it('has each frame on disk before it is analysed, and the text in the history before it is delivered', async () => {
    const line = fakeLine();
    const outcome = await dictate('a', inOrder([frame, frame, released]), WISHES, line);
    expect(line.log).toEqual(['recorded', 'heard', 'recorded', 'heard', 'sealed', 'kept', 'delivered']);
    expect(outcome).toMatchObject({
      kind: 'delivered',
      entry: { text: 'Hello there.', delivery: 'copied', durationMs: 64 },
    });
    expect(line.history.entries.get('a')).toMatchObject({ delivery: 'copied', hasRecording: true, origin: 'dictated' });
    expect(line.news).toEqual([{ kind: 'recording' }, { kind: 'thinking' }]);
  });

  it('leaves nothing where no frame came', async () => {
    const line = fakeLine();
    expect(await dictate('a', inOrder([released]), WISHES, line)).toEqual({ kind: 'nothing' });
    expect(line.recordings.removed).toEqual(['a']);
    expect(line.history.entries.size).toBe(0);
    expect(line.engine.hearings[0]?.cancelled).toBe(true);
  });

  it('uses what came before the microphone was lost', async () => {
    const line = fakeLine();
    const outcome = await dictate('a', inOrder([frame, { kind: 'end', ending: 'lost' }]), WISHES, line);
    expect(outcome).toMatchObject({ kind: 'delivered', entry: { text: 'Hello there.' } });
  });

  it('takes sound that stops without an ending as lost', async () => {
    expect(await dictate('a', inOrder([frame]), WISHES, fakeLine())).toMatchObject({ kind: 'delivered' });
  });

  it('keeps a cancelled utterance untranscribed, with its sound', async () => {
    const line = fakeLine();
    const outcome = await dictate('a', inOrder([frame, cancelled]), WISHES, line);
    expect(outcome).toMatchObject({
      kind: 'kept',
      entry: { outcome: { kind: 'cancelled' }, hasRecording: true, delivery: 'none' },
    });
    expect(line.recordings.kept.get('a')).toHaveLength(1);
    expect(line.deliverer.texts).toEqual([]);
  });

  it('tries once more from the recording when the engine dies', async () => {
    const line = fakeLine({ engine: new FakeEngine([died, text]) });
    const outcome = await dictate('a', inOrder([frame, frame, released]), WISHES, line);
    expect(outcome).toMatchObject({ kind: 'delivered', entry: { text: 'Hello there.' } });
    expect(line.engine.hearings[1]?.pushed).toHaveLength(2);
  });

  it('keeps the sound and says why when the engine dies twice', async () => {
    const line = fakeLine({ engine: new FakeEngine([died, died]) });
    const outcome = await dictate('a', inOrder([frame, released]), WISHES, line);
    expect(outcome).toMatchObject({
      kind: 'kept',
      entry: { outcome: { kind: 'failed', failure: { name: 'engine-died' } }, hasRecording: true },
    });
    expect(line.engine.hearings).toHaveLength(2);
  });

  it('does not try a missing model twice', async () => {
    const line = fakeLine({ engine: new FakeEngine([fail({ name: 'model-missing', file: 'x' })]) });
    await dictate('a', inOrder([frame, released]), WISHES, line);
    expect(line.engine.hearings).toHaveLength(1);
  });

  it('keeps a rejected text but does not deliver it', async () => {
    const line = fakeLine({ engine: new FakeEngine([succeed(heardText('...'))]) });
    const outcome = await dictate('a', inOrder([frame, released]), WISHES, line);
    expect(outcome).toMatchObject({
      kind: 'kept',
      entry: { text: '...', outcome: { kind: 'rejected', rule: 'too-short' } },
    });
    expect(line.deliverer.texts).toEqual([]);
  });

  it('delivers the text although recording and history are broken, and says so once', async () => {
    const line = fakeLine({
      recordings: new FakeRecordings([], 0),
      history: new FakeHistory([], { name: 'history-failed', reason: 'full' }),
    });
    const outcome = await dictate('a', inOrder([frame, frame, frame, released]), WISHES, line);
    expect(outcome).toMatchObject({ kind: 'delivered', entry: { hasRecording: false } });
    const names = line.news.flatMap((news) => (news.kind === 'trouble' ? [news.failure.name] : []));
    expect(names).toEqual(['recording-failed', 'history-failed', 'history-failed']);
  });

  it('says what a refused delivery means, with the text in the history', async () => {
    const failure = { name: 'clipboard-refused' } as const;
    const line = fakeLine({ deliverer: new FakeDeliverer([], { kind: 'refused', failure }) });
    await dictate('a', inOrder([frame, released]), { ...WISHES, keepRecording: false }, line);
    expect(line.history.entries.get('a')).toMatchObject({
      delivery: 'refused',
      text: 'Hello there.',
      hasRecording: true,
    });
    expect(line.news).toContainEqual({ kind: 'trouble', failure });
    expect(line.recordings.removed).toEqual([]);
  });

  it('deletes the sound once its text is delivered where the user wants none kept', async () => {
    const line = fakeLine();
    const outcome = await dictate('a', inOrder([frame, released]), { ...WISHES, keepRecording: false }, line);
    expect(outcome).toMatchObject({ entry: { hasRecording: false } });
    expect(line.recordings.removed).toEqual(['a']);
    expect(line.history.entries.get('a')).toMatchObject({ hasRecording: false, delivery: 'copied' });
  });

  it('hears in the language asked for', async () => {
    const line = fakeLine();
    await dictate('a', inOrder([frame, released]), { ...WISHES, hearing: { language: 'de' } }, line);
    expect(line.engine.hearings[0]?.options).toEqual({ language: 'de' });
  });
});
