import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES } from '../../core/audio';
import { KeptSound } from '../../engine/kept-sound';
import { sound } from './fixture-sound';

const JFK = sound('en_jfk');
const FRAMES = Math.floor(JFK.length / FRAME_SAMPLES);

function kept(frames: number): KeptSound {
  const all = new KeptSound();
  for (let i = 0; i < frames; i++) all.add(JFK.subarray(i * FRAME_SAMPLES, (i + 1) * FRAME_SAMPLES));
  return all;
}

describe('sound that is kept', () => {
  it.each([
    [0, FRAMES],
    [0, 9],
    [37, 38],
    [100, 250],
    [FRAMES - 20, FRAMES],
  ])('from frame %i to %i it is the recording', (from, to) => {
    expect(kept(FRAMES).stretch(from, to)).toEqual(JFK.slice(from * FRAME_SAMPLES, to * FRAME_SAMPLES));
  });

  it('keeps its places when what comes before is forgotten, also twice', () => {
    const all = kept(200);
    all.forgetBefore(90);
    all.forgetBefore(10);
    expect(all.stretch(90, 170)).toEqual(JFK.slice(90 * FRAME_SAMPLES, 170 * FRAME_SAMPLES));
    all.add(JFK.subarray(200 * FRAME_SAMPLES, 201 * FRAME_SAMPLES));
    all.forgetBefore(150);
    expect(all.stretch(150, 201)).toEqual(JFK.slice(150 * FRAME_SAMPLES, 201 * FRAME_SAMPLES));
  });

  it('is a copy: what becomes of it later does not reach a segment that is being heard', () => {
    const all = kept(20);
    const stretch = all.stretch(5, 10);
    all.clear();
    expect(stretch).toEqual(JFK.slice(5 * FRAME_SAMPLES, 10 * FRAME_SAMPLES));
  });
});
