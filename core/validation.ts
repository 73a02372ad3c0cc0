import { countLetters, hasLetters, isAscii } from './letters';

/** What a text must have to be delivered. */
export interface ValidationLimits {
  /** Letters and digits, of any script; spaces and punctuation don't count. */
  readonly minCharacters: number;
  readonly minWords: number;
}

export type Verdict = 'valid' | 'no-text' | 'too-short' | 'too-few-words';

/** Scripts written without spaces between words: a character is counted as a word, or a Chinese sentence would be one. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/**
 * Judges a transcript. Order: no text at all, then characters, then words.
 *
 * @param text what the engine gave; `null` and `undefined` are verdicts, not crashes
 */
export function validate(text: string | null | undefined, limits: ValidationLimits): Verdict {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return 'no-text';
  let [characters, words] = [0, 0];
  // A long text is mostly known to be long enough by its first words.
  for (const [part] of trimmed.matchAll(/\S+/gu)) {
    characters += countLetters(part);
    words += countWords(part);
    if (characters >= limits.minCharacters && words >= limits.minWords) return 'valid';
  }
  return characters < limits.minCharacters ? 'too-short' : 'too-few-words';
}

/** Words that hold a letter or a digit; each character of an unspaced script counts as one. */
export function countWords(text: string): number {
  const unspaced = isAscii(text) ? 0 : (text.match(UNSPACED)?.length ?? 0);
  const spaced = unspaced === 0 ? text : text.replace(UNSPACED, ' ');
  return unspaced + spaced.split(/\s+/u).filter(hasLetters).length;
}
