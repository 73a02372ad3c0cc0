import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WhisperFeatureExtractor } from '@huggingface/transformers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LogMel } from '../../engine/log-mel';
import { MODELS, sound } from './fixture-sound';

const config = JSON.parse(readFileSync(join(MODELS, 'whisper-base/preprocessor_config.json'), 'utf8')) as object;

describe.each([80, 128])('log-mel of %i bands', (bands) => {
  const extractor = new WhisperFeatureExtractor({ ...config, feature_size: bands });
  let logMel: LogMel | undefined;
  beforeAll(async () => {
    logMel = await LogMel.load(join(MODELS, 'log-mel/log_mel.onnx'), bands);
  });
  afterAll(() => logMel?.release());

  it.each([
    ['en_jfk', 12 * 16_000],
    ['en_ps_cards-001', 2 * 16_000],
    ['ns_gen_hum50', 30 * 16_000],
    // Nothing but zeros.
    ['ns_gen_silence5', 5 * 16_000],
    // The sound fills the window to its end: the mirror is at work on both sides.
    ['en_ps_goforward', 2 * 16_000],
  ])('%s equals the library’s features', async (name, windowSamples) => {
    const samples = sound(name);
    const floats = Float32Array.from(samples.subarray(0, windowSamples), (sample) => sample / 32768);
    const theirs = (await extractor._call(floats, { max_length: windowSamples })) as {
      input_features: { data: Float32Array };
    };
    const expected = theirs.input_features.data;
    const ours = await logMel?.features(samples, windowSamples);
    expect(ours?.dims).toEqual([1, bands, windowSamples / 160]);
    const data = ours?.data as Float32Array;
    expect(data.length).toBe(expected.length);
    let worst = 0;
    data.forEach((value, i) => (worst = Math.max(worst, Math.abs(value - (expected[i] ?? Infinity)))));
    // Of a range of 2; the graph's sums are of float32, the library's of float64.
    expect(worst).toBeLessThan(5e-5);
  });
});
