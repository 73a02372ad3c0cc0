import type { HeardSegment } from './engine';
import { addSpan, type TextSpan } from './text-span';

/**
 * Where a text is worth a second look: the doubts of its segments. Those that meet are one span.
 *
 * @param text joined from the segments' texts, some of which may have been left out
 * @returns spans in order, none touching another
 */
export function doubtsIn(text: string, segments: readonly HeardSegment[]): readonly TextSpan[] {
  const spans: TextSpan[] = [];
  let at = 0;
  for (const segment of segments) {
    const found = text.indexOf(segment.text, at);
    // Blanks may stand between segments, nothing else.
    if (segment.text === '' || found < 0 || text.slice(at, found).trim() !== '') continue;
    for (const { start, end } of segment.doubts) addSpan(spans, { start: found + start, end: found + end }, text);
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
