import { isLetterOrDigit } from '../core/letters';
import { addSpan, type TextSpan } from '../core/text-span';
import { SPEECH } from '../core/tuning';
import type { Word } from './words';

/**
 * Where a segment's text is worth a second look: its words that Whisper was not sure of. A stretch of several is one span.
 * Found here, as each segment is done, and not of the whole text: of that somebody waits for, these places are all that
 * has to go from process to process.
 *
 * @param text the words joined, without the blanks at its ends
 * @returns spans in order, none touching another
 */
export function doubtfulWords(text: string, words: readonly Word[]): readonly TextSpan[] {
  const spans: TextSpan[] = [];
  const [first] = words;
  // The text has lost the blank before its first word.
  let start = first === undefined ? 0 : first.text.trimStart().length - first.text.length;
  for (const word of words) {
    const span = word.probability < SPEECH.doubtfulWordProbability ? spoken(word.text, start) : undefined;
    if (span !== undefined) addSpan(spans, span, text);
    start += word.text.length;
  }
  return spans;
}

/** The word without marks at its ends; none where it is nothing else. */
function spoken(word: string, start: number): TextSpan | undefined {
  let [first, end, at] = [-1, -1, 0];
  for (const character of word) {
    const from = at;
    at += character.length;
    if (!isLetterOrDigit(character)) continue;
    if (first < 0) first = from;
    end = at;
  }
  return first < 0 ? undefined : { start: start + first, end: start + end };
}
