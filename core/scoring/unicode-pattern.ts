/** What Python's `\w` matches. JavaScript's knows ASCII only, so its `\b` sees an edge inside “né”. */
const WORD = '[\\p{L}\\p{N}_]';

const WORD_EDGE = `(?:(?<=${WORD})(?!${WORD})|(?<!${WORD})(?=${WORD}))`;

/** A global pattern in which `\b` is the edge of a word of any script, as in Python. */
export function unicodePattern(source: string): RegExp {
  return new RegExp(source.replaceAll('\\b', WORD_EDGE), 'gu');
}
