import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES, type SoundEvent } from '../../core/audio';
import { dictate } from '../../core/dictate';
import { fail } from '../../core/result';
import { FakeEngine } from '../fakes/engine';
import { fakeLine, WISHES } from '../fakes/line';
import { inOrder } from '../fakes/storage';

const frame: SoundEvent = { kind: 'frame', samples: new Int16Array(FRAME_SAMPLES).fill(7) };
const PRIVATE = { ...WISHES, keepRecording: false, keepNothing: true };

describe('private mode', () => {
  it('deletes the sound once its text is delivered', async () => {
    const line = fakeLine();
    const outcome = await dictate('a', inOrder([frame, { kind: 'end', ending: 'released' }]), PRIVATE, line);
    expect(outcome).toMatchObject({ kind: 'delivered', entry: { hasRecording: false } });
    expect(line.recordings.removed).toEqual(['a']);
  });

  it('deletes the sound of what was cancelled', async () => {
    const line = fakeLine();
    const outcome = await dictate('a', inOrder([frame, { kind: 'end', ending: 'cancelled' }]), PRIVATE, line);
    expect(outcome).toMatchObject({ kind: 'kept', entry: { hasRecording: false } });
    expect(line.recordings.removed).toEqual(['a']);
  });

  it('keeps the sound of what could not be transcribed: its words are nowhere else', async () => {
    const died = fail({ name: 'engine-died' } as const);
    const line = fakeLine({ engine: new FakeEngine([died, died]) });
    const outcome = await dictate('a', inOrder([frame, { kind: 'end', ending: 'released' }]), PRIVATE, line);
    expect(outcome).toMatchObject({ kind: 'kept', entry: { outcome: { kind: 'failed' }, hasRecording: true } });
    expect(line.recordings.removed).toEqual([]);
  });
});
