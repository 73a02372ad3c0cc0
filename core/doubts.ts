import type { HeardSegment } from './engine';
import { hasLetters, isLetterOrDigit } from './letters';
import { SPEECH } from './tuning';

/** A stretch of a text, in UTF-16 units; `end` is behind it. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a text is worth a second look: its words that Whisper was not sure of. A stretch of several is one span.
 *
 * @param text joined from the segments' texts, some of which may have been left out
 * @returns spans in order, none touching another
 */
export function doubtsIn(text: string, segments: readonly HeardSegment[]): readonly TextSpan[] {
  const spans: { start: number; end: number }[] = [];
  let at = 0;
  for (const segment of segments) {
    const found = text.indexOf(segment.text, at);
    // Blanks may stand between segments, nothing else.
    if (segment.text === '' || found < 0 || text.slice(at, found).trim() !== '') continue;
    // The segment's text has lost the blank before its first word.
    const [first] = segment.words;
    let start = found - (first === undefined ? 0 : first.text.length - first.text.trimStart().length);
    for (const word of segment.words) {
      if (word.probability < SPEECH.doubtfulWordProbability) addSpan(spans, spoken(word.text, start), text);
      start += word.text.length;
    }
    at = found + segment.text.length;
  }
  return spans;
}

/** Spans out of anything at all, as `doubtsIn` gives them of a text; `undefined` for whatever is none of it. */
export function parseDoubts(value: unknown, text: string): readonly TextSpan[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const spans: TextSpan[] = [];
  for (const item of value as readonly unknown[]) {
    if (typeof item !== 'object' || item === null) return undefined;
    const { start, end } = item as Readonly<Record<string, unknown>>;
    if (!Number.isInteger(start) || !Number.isInteger(end)) return undefined;
    const span = { start: Number(start), end: Number(end) };
    if (span.start < (spans.at(-1)?.end ?? 0) || span.end <= span.start || span.end > text.length) return undefined;
    spans.push(span);
  }
  return spans;
}

/** A text in pieces, doubtful and not, in order: joined, they are the text. */
export function piecesOf(
  text: string,
  doubts: readonly TextSpan[],
): readonly { readonly text: string; readonly isDoubtful: boolean }[] {
  const pieces: { text: string; isDoubtful: boolean }[] = [];
  let at = 0;
  for (const { start, end } of doubts) {
    pieces.push({ text: text.slice(at, start), isDoubtful: false }, { text: text.slice(start, end), isDoubtful: true });
    at = end;
  }
  pieces.push({ text: text.slice(at), isDoubtful: false });
  return pieces.filter((piece) => piece.text !== '');
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

function addSpan(spans: { start: number; end: number }[], span: TextSpan | undefined, text: string): void {
  if (span === undefined) return;
  const last = spans.at(-1);
  if (last !== undefined && !hasLetters(text.slice(last.end, span.start))) last.end = span.end;
  else spans.push({ ...span });
}
