import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES } from '../../core/audio';
import { MonoFrames, type SoundBlock } from '../../renderer/capture/mono-frames';
import { tone } from '../core/wav-bytes';

const TONE_HZ = 440;

/** Blocks of 10 ms, as devices give them. */
function blocksOf(channels: readonly Float32Array[], rateHz: number): SoundBlock[] {
  const size = Math.round(rateHz / 100);
  const count = Math.ceil((channels[0]?.length ?? 0) / size);
  return Array.from({ length: count }, (_, index) => ({
    rateHz,
    channels: channels.map((samples) => samples.subarray(index * size, (index + 1) * size)),
  }));
}

function framesOf(blocks: readonly SoundBlock[]): Int16Array[] {
  const frames: Int16Array[] = [];
  const mono = new MonoFrames((frame) => frames.push(frame));
  for (const block of blocks) mono.push(block);
  mono.flush();
  return frames;
}

const joined = (frames: readonly Int16Array[]): number[] => frames.flatMap((frame) => Array.from(frame));

/** Largest difference of the middle to the tone at 16 kHz, as a part of full scale; the ends ring. */
function worstError(heard: readonly number[], seconds: number): number {
  const wanted = tone(TONE_HZ, seconds, 16_000);
  const middle = heard.slice(200, wanted.length - 200);
  return Math.max(...middle.map((sample, index) => Math.abs(sample / 32_768 - (wanted[index + 200] ?? 0))));
}

describe('frames of any device’s sound', () => {
  it.each([16_000, 44_100, 48_000, 96_000])(
    'whole frames and a rest, as long and as loud as it was: %i Hz',
    (rateHz) => {
      const frames = framesOf(blocksOf([tone(TONE_HZ, 0.5, rateHz)], rateHz));
      expect(frames.slice(0, -1).every(({ length }) => length === FRAME_SAMPLES)).toBe(true);
      expect(joined(frames)).toHaveLength(8_000);
      expect(worstError(joined(frames), 0.5)).toBeLessThan(0.001);
    },
  );

  it('mixes channels to their mean', () => {
    const left = tone(TONE_HZ, 0.5, 48_000);
    const both = blocksOf([left.map((sample) => sample * 1.5), left.map((sample) => sample / 2)], 48_000);
    expect(worstError(joined(framesOf(both)), 0.5)).toBeLessThan(0.001);
  });

  it('loses nothing where the device changes its rate on the way', () => {
    const blocks = [44_100, 16_000, 48_000].flatMap((rateHz) => blocksOf([tone(TONE_HZ, 0.1, rateHz)], rateHz));
    const heard = joined(framesOf(blocks));
    expect(heard).toHaveLength(3 * 1_600);
    for (const start of [0, 1_600, 3_200])
      expect(worstError(heard.slice(start, start + 1_600), 0.1)).toBeLessThan(0.001);
  });

  it('gives nothing of nothing', () => {
    expect(framesOf([])).toEqual([]);
  });
});
