import { removeSymbols } from './symbols';

/** `[…]`, `<…>` and `(…)`: remarks, not speech. */
export function removeRemarks(text: string): string {
  return text.replace(/[<[][^>\]]*[>\]]/gu, '').replace(/\(([^)]+?)\)/gu, '');
}

/**
 * Whisper's normaliser for every language but English (`BasicTextNormalizer`): lower case, no remarks, no marks, symbols
 * or punctuation.
 *
 * @param splitLetters every grapheme becomes a word: the error rate is then one of characters
 */
export function normalizeBasic(text: string, splitLetters: boolean): string {
  const clean = removeSymbols(removeRemarks(text.toLowerCase())).toLowerCase();
  return (splitLetters ? graphemes(clean).join(' ') : clean).replace(/\s+/gu, ' ');
}

function graphemes(text: string): string[] {
  return [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);
}
