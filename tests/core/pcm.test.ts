import { describe, expect, it } from 'vitest';
import { toInt16, toMono } from '../../core/pcm';
import type { SampleEncoding } from '../../core/wav-format';
import { wavBytes } from './wav-bytes';

const SAMPLES = [0, 0.5, -0.5, 0.25, -1, 0.999];

function decode(encoding: SampleEncoding, channels: number[][]): number[] {
  const bytes = wavBytes({ encoding, channels }).slice(44);
  return [...toMono(bytes, { encoding, channels: channels.length, sampleRateHz: 16_000 })];
}

describe('toMono', () => {
  it.each([
    ['uint8', 8],
    ['int16', 16],
    ['int24', 24],
    ['int32', 24],
    ['float32', 24],
    ['float64', 24],
  ] as const)('reads %s', (encoding, bits) => {
    const read = decode(encoding, [SAMPLES]);
    expect(read).toHaveLength(SAMPLES.length);
    for (const [index, sample] of read.entries()) {
      expect(Math.abs(sample - (SAMPLES[index] ?? NaN))).toBeLessThanOrEqual(2 ** (1 - bits));
    }
  });

  it('takes the mean of all channels', () => {
    expect(
      decode('int16', [
        [0.5, -1],
        [-0.5, -1],
        [0.75, -1],
      ]),
    ).toEqual([0.25, -1]);
  });

  it('takes NaN and infinity for silence', () => {
    expect(decode('float32', [[NaN, Infinity, -Infinity, 0.5]])).toEqual([0, 0, 0, 0.5]);
  });

  it('ignores a last frame that is not whole', () => {
    expect(toMono(new Uint8Array(7), { encoding: 'int16', channels: 2, sampleRateHz: 16_000 })).toHaveLength(1);
  });
});

describe('toInt16', () => {
  it('gives int16 back as it was', () => {
    const all = Int16Array.from({ length: 65_536 }, (_, index) => index - 32_768);
    const bytes = new Uint8Array(all.buffer);
    expect(toInt16(toMono(bytes, { encoding: 'int16', channels: 1, sampleRateHz: 16_000 }))).toEqual(all);
  });

  it('clips what is too loud', () => {
    expect([...toInt16(Float32Array.of(2, -2, 1, 0.5))]).toEqual([32_767, -32_768, 32_767, 16_384]);
  });
});
