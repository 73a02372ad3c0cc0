import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WhisperFeatureExtractor } from '@huggingface/transformers';
import { describe, expect, it } from 'vitest';
import { Fft } from '../../engine/fft';
import { logMel } from '../../engine/log-mel';
import { MODELS, sound } from './fixture-sound';

const config = JSON.parse(readFileSync(join(MODELS, 'whisper-base/preprocessor_config.json'), 'utf8')) as object;
const extractor = new WhisperFeatureExtractor(config);

describe('log-mel', () => {
  it.each([
    ['en_jfk', 12 * 16_000],
    ['en_ps_cards-001', 2 * 16_000],
    ['ns_gen_hum50', 30 * 16_000],
    // The sound fills the window to its end: the mirror is at work on both sides.
    ['en_ps_goforward', 2 * 16_000],
  ])('%s equals the library’s features', async (name, windowSamples) => {
    const samples = sound(name).subarray(0, windowSamples);
    const floats = Float32Array.from(samples, (sample) => sample / 32768);
    const theirs = (await extractor._call(floats, { max_length: windowSamples })) as {
      input_features: { data: Float32Array };
    };
    const expected = theirs.input_features.data;
    const ours = logMel({ samples, hops: [] }, windowSamples);
    expect(ours.length).toBe(expected.length);
    let worst = 0;
    ours.forEach((value, i) => (worst = Math.max(worst, Math.abs(value - (expected[i] ?? Infinity)))));
    expect(worst).toBeLessThan(1e-5);
  });
});

describe('Fourier transform', () => {
  it.each([4, 5, 16, 20, 100, 400])('of %i samples equals the sum it stands for', (length) => {
    const re = Float64Array.from({ length }, (_, i) => Math.sin(i * i) + (i % 7));
    const im = Float64Array.from({ length }, (_, i) => Math.cos(3 * i) * (i % 3));
    const expected = Array.from({ length }, (_, k) => {
      let sum = 0;
      for (let i = 0; i < length; i++) {
        const angle = (-2 * Math.PI * ((i * k) % length)) / length;
        sum += (re[i] ?? 0) * Math.cos(angle) - (im[i] ?? 0) * Math.sin(angle);
      }
      return sum;
    });
    const { re: ours } = new Fft(length).transform({ re: re.slice(), im: im.slice() });
    expected.forEach((value, k) => expect(ours[k]).toBeCloseTo(value, 8));
  });

  it('refuses a length that it can’t factor', () => {
    expect(() => new Fft(14)).toThrow('14');
  });
});
