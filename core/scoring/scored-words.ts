import { normalizeBasic } from './basic-normalizer';
import { normalizeEnglish } from './english-normalizer';

/** Languages scored by characters: written without spaces, or with spaces that writers set as they please (Korean). */
const BY_CHARACTER = new Set(['zh', 'ja', 'ko', 'th', 'lo', 'my', 'km', 'bo']);

/** The words that a text is compared by, after Whisper's normalisation for `language`; characters where words are not written apart. */
export function scoredWords(text: string, language: string): readonly string[] {
  const normal = language === 'en' ? normalizeEnglish(text) : normalizeBasic(text, BY_CHARACTER.has(language));
  return normal.split(' ').filter((word) => word !== '');
}
