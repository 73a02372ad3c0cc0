import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords, validate } from '../../core/validation';

const LOOSE = { minCharacters: 1, minWords: 1 };

describe('validate', () => {
  it.each([null, undefined, '', ' ', '\n\t', '\u00a0'])('finds no text in %j', (text) => {
    expect(validate(text, LOOSE)).toBe('no-text');
  });

  it('counts letters and digits, not spaces and punctuation', () => {
    const limits = { minCharacters: 5, minWords: 1 };
    expect(validate('a b, c! (d)', limits)).toBe('too-short');
    expect(validate('a b, c! (d) 5', limits)).toBe('valid');
    expect(validate('... ?! — …', LOOSE)).toBe('too-short');
  });

  it('counts words', () => {
    const limits = { minCharacters: 1, minWords: 3 };
    expect(validate('Hello there.', limits)).toBe('too-few-words');
    expect(validate('Hello - there.', limits)).toBe('too-few-words');
    expect(validate('Hello there, you.', limits)).toBe('valid');
  });

  it('names the characters before the words', () => {
    expect(validate('a', { minCharacters: 2, minWords: 2 })).toBe('too-short');
  });

  it.each(['Yes.', 'No', 'I', '7', 'Да.', 'はい', 'نعم', 'א', 'é'])('lets a single real word through: %s', (text) => {
    expect(validate(text, LOOSE)).toBe('valid');
  });

  it('never throws, and lets through only what has its letters and words', () => {
    const limits = fc.record({
      minCharacters: fc.integer({ min: 1, max: 20 }),
      minWords: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), limits, (text, { minCharacters, minWords }) => {
        const isValid = validate(text, { minCharacters, minWords }) === 'valid';
        const characters = [...text.matchAll(/[\p{L}\p{N}]/gu)].length;
        expect(isValid).toBe(characters >= minCharacters && countWords(text) >= minWords);
      }),
    );
  });
});

describe('countWords', () => {
  it.each([
    ['Hello there', 2],
    ["don't stop", 2],
    ['  a  b\nc ', 3],
    ['— … !', 0],
    ['3.5 kg', 2],
    ['我爱你', 3],
    ['今日は', 3],
    ['hello 世界 there', 4],
    ['Привет мир', 2],
  ])('%j has %i', (text, words) => {
    expect(countWords(text)).toBe(words);
  });
});
