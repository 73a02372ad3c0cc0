import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Resampler } from '../../core/resample';
import { tone } from './wav-bytes';

const RATES_HZ = [8_000, 11_025, 22_050, 32_000, 44_100, 47_999, 48_000, 96_000, 192_000];

function resample(samples: Float32Array, rateHz: number, cuts: readonly number[] = []): number[] {
  const resampler = new Resampler(rateHz);
  const output: number[] = [];
  let from = 0;
  for (const cut of [...cuts, samples.length]) {
    output.push(...resampler.push(samples.subarray(from, cut)));
    from = cut;
  }
  return [...output, ...resampler.end()];
}

/** Mean square of the difference to what was wanted, in decibels of the wanted one; the two ends are left out. */
function errorDb(samples: readonly number[], wanted: Float32Array): number {
  let error = 0;
  let signal = 0;
  for (let index = 200; index < wanted.length - 200; index++) {
    error += ((samples[index] ?? 0) - (wanted[index] ?? 0)) ** 2;
    signal += (wanted[index] ?? 0) ** 2;
  }
  return 10 * Math.log10(error / signal);
}

describe('Resampler', () => {
  it.each(RATES_HZ)('keeps tones of speech in place and in strength: %i Hz', (rateHz) => {
    for (const frequencyHz of [100, 1_000, 3_000]) {
      const input = tone(frequencyHz, 0.25, rateHz);
      const output = resample(input, rateHz);
      expect(output).toHaveLength(Math.ceil((input.length * 16_000) / rateHz));
      expect(errorDb(output, tone(frequencyHz, 0.25, 16_000))).toBeLessThan(-60);
    }
  });

  it.each([32_000, 44_100, 48_000, 96_000, 192_000])('lets nothing fold back that is too high: %i Hz', (rateHz) => {
    for (const frequencyHz of [8_200, 10_000, 15_000]) {
      const output = resample(tone(frequencyHz, 0.25, rateHz), rateHz).slice(200, -200);
      expect(Math.max(...output.map(Math.abs))).toBeLessThan(0.5 * 10 ** (-60 / 20));
    }
  });

  it('makes nothing up above the Nyquist frequency of a low rate', () => {
    const output = resample(tone(3_000, 0.25, 8_000), 8_000);
    expect(errorDb(output, tone(3_000, 0.25, 16_000))).toBeLessThan(-60);
  });

  it('gives the same however the stream is cut', () => {
    const samples = tone(440, 0.05, 44_100);
    const whole = resample(samples, 44_100);
    const cuts = fc.array(fc.nat(samples.length), { maxLength: 20 }).map((places) => places.sort((a, b) => a - b));
    fc.assert(
      fc.property(cuts, (places) => {
        expect(resample(samples, 44_100, places)).toEqual(whole);
      }),
    );
  });

  it('keeps the length, also of next to nothing', () => {
    for (const [length, wanted] of [
      [0, 0],
      [1, 1],
      [3, 1],
      [4, 2],
      [48_000, 16_000],
    ] as const) {
      expect(resample(new Float32Array(length), 48_000)).toHaveLength(wanted);
    }
  });
});
