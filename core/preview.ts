import type { HeardSegment } from './engine';
import { joinSegments } from './transcript';
import { SCREEN } from './tuning';

/**
 * The last words of what was heard so far, for the eyes of who is still speaking: whole words, led by an ellipsis where some
 * are left out, so that it stays small however long one speaks.
 */
export function previewText(segments: readonly HeardSegment[], language: string): string {
  // Enough of the last ones: a segment with words has more than a character.
  const text = joinSegments(segments.slice(-SCREEN.previewCharacters), language);
  if (text.length <= SCREEN.previewCharacters) return text;
  const end = text.slice(-SCREEN.previewCharacters);
  const firstBlank = end.search(/\s/u);
  return `… ${end.slice(firstBlank + 1)}`;
}
