import { hasLetters } from './letters';

/** A stretch of a text, in UTF-16 units; `end` is behind it. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** Adds a span behind the others; with nothing but marks and blanks between it and the last, they become one. */
export function addSpan(spans: TextSpan[], { start, end }: TextSpan, text: string): void {
  const last = spans.at(-1);
  if (last !== undefined && !hasLetters(text.slice(last.end, start))) spans[spans.length - 1] = { ...last, end };
  else spans.push({ start, end });
}
