import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLetters, hasLetters, isAscii, isLetterOrDigit } from '../../core/letters';

const ANY_TEXT = fc.string({ unit: 'binary', maxLength: 40 });

describe('letters and digits', () => {
  it('of ASCII are those that the expression for all of Unicode finds', () => {
    for (let code = 0; code < 256; code++) {
      const character = String.fromCharCode(code);
      expect(isLetterOrDigit(character), String(code)).toBe(/[\p{L}\p{N}]/u.test(character));
    }
  });

  it('are counted as that expression counts them, whatever the text', () => {
    fc.assert(
      fc.property(ANY_TEXT, (text) => {
        const count = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
        expect(countLetters(text)).toBe(count);
        expect(hasLetters(text)).toBe(count > 0);
        expect(isAscii(text)).toBe(/^[\0-\x7f]*$/.test(text));
      }),
    );
  });

  it.each(['é', 'Я', '字', 'ن', '٣', '𝒜'])('are %s', (letter) => expect(hasLetters(letter)).toBe(true));

  it.each(['…', '—', '¿', '。', '🙂', '\u0301'])('are not %s', (mark) => expect(hasLetters(mark)).toBe(false));
});
