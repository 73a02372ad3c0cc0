import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES } from '../../core/audio';
import { KeptSound } from '../../engine/kept-sound';
import { HOP_SAMPLES, type HeardSound, logMel, MEL_BANDS } from '../../engine/log-mel';
import { sound } from './fixture-sound';

const JFK = sound('en_jfk');
const FRAMES = Math.floor(JFK.length / FRAME_SAMPLES);

/** Takes the recording frame by frame, and follows stretches once `lead` frames of them are in, as a segment is. */
function kept(frames: number, followed: readonly number[] = [], lead = 7): KeptSound {
  const all = new KeptSound(MEL_BANDS);
  for (let i = 0; i < frames; i++) {
    all.add(JFK.subarray(i * FRAME_SAMPLES, (i + 1) * FRAME_SAMPLES));
    for (const from of followed) if (i === from + lead) all.follow(from);
    if (i % 5 === 0) all.catchUp();
  }
  return all;
}

function unknown({ hops }: HeardSound): number {
  return hops.filter((hop) => hop === undefined).length;
}

function worstDifference({ samples, hops }: HeardSound): number {
  const windowSamples = (Math.ceil(samples.length / HOP_SAMPLES) + 70) * HOP_SAMPLES;
  const known = logMel({ samples, hops }, windowSamples);
  const computed = logMel({ samples, hops: [] }, windowSamples);
  return known.reduce((most, value, i) => Math.max(most, Math.abs(value - (computed[i] ?? Infinity))), 0);
}

describe('sound that is kept', () => {
  it.each([
    [0, FRAMES],
    [0, 9],
    [37, 38],
    [100, 250],
    [FRAMES - 20, FRAMES],
  ])('from frame %i to %i it is the recording, with the features of all of it', (from, to) => {
    const stretch = kept(FRAMES, [from]).stretch(from, to);
    expect(stretch.samples).toEqual(JFK.slice(from * FRAME_SAMPLES, to * FRAME_SAMPLES));
    expect(worstDifference(stretch)).toBeLessThan(1e-6);
    // The two whose window begins before the stretch, and up to three at its end.
    expect(unknown(stretch)).toBeLessThanOrEqual(5);
  });

  it('knows the features of one segment while the next is spoken', () => {
    const all = kept(200, [10, 90]);
    all.forgetBefore(10);
    for (const [from, to] of [[10, 80] as const, [90, 170] as const]) {
      expect(unknown(all.stretch(from, to))).toBeLessThanOrEqual(5);
      expect(worstDifference(all.stretch(from, to))).toBeLessThan(1e-6);
    }
    all.forgetBefore(90);
    expect(unknown(all.stretch(90, 170))).toBeLessThanOrEqual(5);
  });

  it('knows nothing of a stretch that was not followed, and gives its sound all the same', () => {
    const stretch = kept(100).stretch(20, 30);
    expect(stretch.samples).toEqual(JFK.slice(20 * FRAME_SAMPLES, 30 * FRAME_SAMPLES));
    expect(stretch.hops).toEqual([]);
  });
});
