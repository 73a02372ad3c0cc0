import { describe, expect, it } from 'vitest';
import { decode } from '../../engine/decode';
import { doubtfulWords } from '../../engine/doubtful-words';
import { wordsOf } from '../../engine/words';
import { sound } from './fixture-sound';
import { encodedShort, realWhisper } from './real-whisper';

const bytes: Readonly<Record<number, readonly number[]>> = {
  1: [...Buffer.from(' "')],
  2: [...Buffer.from('Well')],
  3: [...Buffer.from(',')],
  4: [...Buffer.from(' do')],
  5: [...Buffer.from("n't")],
  6: [...Buffer.from(' na')],
  7: [0xc3],
  8: [0xaf],
  9: [...Buffer.from('ve.')],
  10: [...Buffer.from('今')],
  11: [...Buffer.from('日は')],
  12: [...Buffer.from('。')],
};
const textOf = (tokens: readonly number[]): string =>
  Buffer.from(tokens.flatMap((token) => bytes[token] ?? [])).toString('utf8');
const logs = (...probabilities: number[]): number[] => probabilities.map(Math.log);

describe('the words of a text', () => {
  it('take their tokens’ mean, and marks say nothing of them', () => {
    const words = wordsOf([1, 2, 3, 4, 5], logs(0.1, 0.8, 0.1, 0.6, 0.4), 'en', textOf);
    expect(words.map(({ text }) => text)).toEqual([' "Well,', " don't"]);
    expect(words[0]?.probability).toBeCloseTo(0.8);
    expect(words[1]?.probability).toBeCloseTo(0.5);
  });

  it('hold characters that are cut into several tokens', () => {
    const words = wordsOf([6, 7, 8, 9], logs(0.9, 0.3, 0.3, 0.5), 'en', textOf);
    expect(words).toEqual([{ text: ' naïve.', probability: expect.closeTo(0.5) as number }]);
  });

  it('are the tokens’ own where nothing stands between them', () => {
    const words = wordsOf([10, 11, 12], logs(0.9, 0.3, 0.1), 'ja', textOf);
    expect(words.map(({ text }) => text)).toEqual(['今', '日は。']);
    expect(words[1]?.probability).toBeCloseTo(0.3);
  });

  it('are none of no text, and of a last character that is not whole', () => {
    expect(wordsOf([], [], 'en', textOf)).toEqual([]);
    expect(wordsOf([6, 7], logs(0.5, 0.5), 'en', textOf).map(({ text }) => text)).toEqual([' na�']);
  });
});

describe('what the real model heard', () => {
  const whisper = realWhisper();

  it('is its words, joined, and clear speech is likely', async () => {
    const model = whisper();
    const encoded = await encodedShort(model, sound('en_jfk'));
    const signal = new AbortController().signal;
    const heard = await decode(model, encoded, { language: 'en', maxTokens: 100, isLooping: () => false, signal });
    const words = wordsOf(heard.tokens, heard.logProbs, 'en', model.textOf.bind(model));
    const text = model.textOf(heard.tokens);
    expect(words.map((word) => word.text).join('')).toBe(text);
    expect(words).toHaveLength(text.trim().split(' ').length);
    for (const { probability } of words) expect(probability).toBeLessThanOrEqual(1.000_001);
    expect(words.filter(({ probability }) => probability > 0.5).length).toBeGreaterThan(words.length * 0.9);
    expect(doubtfulWords(text.trim(), words).length).toBeLessThan(words.length * 0.1);
  });
});
