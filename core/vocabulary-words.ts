import { VOCABULARY } from './tuning';

/** Whether this can stand in the user's list of words: short, on one line, without the comma that parts them. */
export function isVocabularyWord(value: unknown): value is string {
  return typeof value === 'string' && value.length <= VOCABULARY.maxWordCharacters && /^[^\s,][^\n\r,]*$/.test(value);
}

/** The list out of what the user typed: parted by commas or lines, each word once, blanks gone, and no more than there may be. */
export function parseVocabulary(text: string): readonly string[] {
  const words = text
    .split(/[\n\r,]+/)
    .map((word) => word.trim().slice(0, VOCABULARY.maxWordCharacters).trim())
    .filter(isVocabularyWord);
  return [...new Set(words)].slice(0, VOCABULARY.maxWords);
}
