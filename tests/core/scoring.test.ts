import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { normalizeBasic } from '../../core/scoring/basic-normalizer';
import { editDistance } from '../../core/scoring/edit-distance';
import { normalizeEnglish } from '../../core/scoring/english-normalizer';
import { isLoopingText } from '../../core/scoring/loops';
import { scoredWords } from '../../core/scoring/scored-words';
import { sumErrors, werPercent, wordErrors } from '../../core/scoring/word-error-rate';

type Pair = readonly [text: string, normal: string];

/** Made by bench/normalizer-vectors.py with PyPI's whisper-normalizer and jiwer. */
const VECTORS = JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/normalizer.json'), 'utf8')) as {
  readonly english: readonly Pair[];
  readonly basic: readonly Pair[];
  readonly letters: readonly Pair[];
  readonly errors: readonly { reference: string; heard: string; edits: number; wer: number }[];
};

const wordsOf = (text: string): string[] => text.split(' ').filter((word) => word !== '');

describe('the normalisers agree with PyPI’s', () => {
  it('in English', () => {
    expect(VECTORS.english.length).toBeGreaterThan(300);
    expect(VECTORS.english.map(([text]) => [text, normalizeEnglish(text)])).toEqual(VECTORS.english);
  });

  it('in other languages, by words', () => {
    expect(VECTORS.basic.map(([text]) => [text, normalizeBasic(text, false)])).toEqual(VECTORS.basic);
  });

  it('in other languages, by characters', () => {
    expect(VECTORS.letters.map(([text]) => [text, normalizeBasic(text, true)])).toEqual(VECTORS.letters);
  });
});

describe('word error rate', () => {
  it('counts the edits that jiwer counts', () => {
    for (const { reference, heard, edits, wer } of VECTORS.errors) {
      const errors = wordErrors(wordsOf(reference), wordsOf(heard));
      expect([reference, errors.edits]).toEqual([reference, edits]);
      expect(werPercent(errors)).toBeCloseTo(wer * 100, 9);
    }
  });

  it('sums edits over reference words, so that long texts weigh more', () => {
    const sum = sumErrors([
      { edits: 1, words: 1 },
      { edits: 0, words: 9 },
    ]);
    expect(werPercent(sum)).toBe(10);
  });

  it('is defined where nothing was said', () => {
    expect(werPercent(wordErrors([], []))).toBe(0);
    expect(werPercent(wordErrors([], ['you']))).toBe(100);
    expect(editDistance(['a', 'b'], [])).toBe(2);
  });

  it('goes by characters where words are not written apart', () => {
    expect(scoredWords('今日は、いい', 'ja')).toEqual(['今', '日', 'は', 'い', 'い']);
    expect(scoredWords('Guten Tag!', 'de')).toEqual(['guten', 'tag']);
    expect(scoredWords('Mr. Ten', 'en')).toEqual(['mister', '10']);
  });
});

describe('looping texts', () => {
  const many = (text: string, times: number): string[] => wordsOf(`so ${`${text} `.repeat(times)}it ends`);

  it.each([
    ['no', 6],
    ['thank you', 3],
    ['ask not what your country can do', 2],
  ])('%s × %i is a loop, and once less is none', (text, times) => {
    expect(isLoopingText(many(text, times), [])).toBe(true);
    expect(isLoopingText(many(text, times - 1), [])).toBe(false);
  });

  it('is none where the speaker repeats, unless the text does so twice as often', () => {
    expect(isLoopingText(many('no', 6), many('no', 5))).toBe(false);
    expect(isLoopingText(many('no', 6), many('no', 3))).toBe(true);
  });
});
