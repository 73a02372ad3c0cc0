import { readNumbers } from './number-reader';
import { isDecimal, MULTIPLIERS } from './number-words';
import { unicodePattern } from './unicode-pattern';

const AND_A_HALF = unicodePattern('\\band\\s+a\\s+half\\b');
const SPACED_SUFFIX = unicodePattern('([0-9])\\s+(st|nd|rd|th|s)\\b');
const DOLLARS_AND_CENTS = unicodePattern('([€£$])([0-9]+) (?:and )?¢([0-9]{1,2})\\b');
/** The dot is any character, as in Whisper's code. */
const ONLY_CENTS = unicodePattern('[€£$]0.([0-9]{1,2})\\b');
const LONE_ONE = unicodePattern('\\b1(s?)\\b');

/** Numbers in words to digits (“two hundred and five dollars” to “$205”); “one” and “ones” stay words. `text` is in lower case. */
export function normalizeNumbers(text: string): string {
  return tidyMoney(readNumbers(splitWords(prepare(text))).join(' '));
}

/** “Two and a half” is “two point five”; digits and letters are words apart, but for suffixes like `1960s`. */
function prepare(text: string): string {
  const segments = text.split(AND_A_HALF);
  const parts = segments.flatMap((segment, index) => {
    const last = splitWords(segment).at(-1);
    if (last === undefined) return [];
    if (index === segments.length - 1) return [segment];
    return [segment, isDecimal(last) || MULTIPLIERS.has(last) ? 'point five' : 'and a half'];
  });
  return parts
    .join(' ')
    .replace(/([a-z])([0-9])/gu, '$1 $2')
    .replace(/([0-9])([a-z])/gu, '$1 $2')
    .replace(SPACED_SUFFIX, '$1$2');
}

function tidyMoney(text: string): string {
  return text
    .replace(
      DOLLARS_AND_CENTS,
      (_, currency: string, whole: string, cents: string) => `${currency}${whole}.${cents.padStart(2, '0')}`,
    )
    .replace(ONLY_CENTS, (_, cents: string) => `¢${String(Number(cents))}`)
    .replace(LONE_ONE, 'one$1');
}

function splitWords(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}
