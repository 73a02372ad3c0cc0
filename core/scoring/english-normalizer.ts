import { removeRemarks } from './basic-normalizer';
import spellings from './british-spellings.json';
import { spellOutContractions } from './contractions';
import { normalizeNumbers } from './number-normalizer';
import { removeSymbolsAndDiacritics } from './symbols';
import { unicodePattern } from './unicode-pattern';

const HESITATION = unicodePattern('\\b(hmm|mm|mhm|mmm|uh|um)\\b');
const AMERICAN: ReadonlyMap<string, string> = new Map(Object.entries(spellings));

/**
 * Whisper's English normaliser (`EnglishTextNormalizer`; Whisper paper, appendix C): no remarks, hesitations or
 * punctuation, contractions and titles in full, numbers in digits, American spelling, lower case.
 */
export function normalizeEnglish(text: string): string {
  const spoken = removeRemarks(text.toLowerCase()).replace(HESITATION, '').replace(/\s+'/gu, "'");
  const plain = removeSymbolsAndDiacritics(
    spellOutContractions(spoken)
      .replace(/(\d),(\d)/gu, '$1$2')
      .replace(/\.([^0-9]|$)/gu, ' $1'),
    '.%$¢€£',
  );
  return americanSpelling(normalizeNumbers(plain))
    .replace(/[.$¢€£]([^0-9])/gu, ' $1')
    .replace(/([^0-9])%/gu, '$1 ')
    .replace(/\s+/gu, ' ');
}

function americanSpelling(text: string): string {
  return text
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => AMERICAN.get(word) ?? word)
    .join(' ');
}
