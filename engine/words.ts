import { hasLetters } from '../core/letters';
import { isUnspaced } from '../core/languages';
import { mean } from '../core/statistics';

/** One word, with the blank before it and the marks after it. */
export interface Word {
  readonly text: string;
  /** Whisper's own, 0 to 1: the mean of its tokens'. */
  readonly probability: number;
}

/**
 * A text word by word, each with the mean probability of its tokens (OpenAI's `find_alignment`). A word begins with a blank;
 * in a language without blanks it is a character, or what a token makes of several. Marks belong to the word that they touch
 * and say nothing of it.
 *
 * @param logProbs natural logarithms, one a token
 * @param textOf what tokens say; a character cut in two has `�`
 * @returns the words with their blanks: joined, they are the text
 */
export function wordsOf(
  tokens: readonly number[],
  logProbs: readonly number[],
  language: string,
  textOf: (tokens: readonly number[]) => string,
): readonly Word[] {
  const words: { text: string; probabilities: number[] }[] = [];
  const isSpaced = !isUnspaced(language);
  let from = 0;
  for (let to = 1; to <= tokens.length; to++) {
    const piece = textOf(tokens.slice(from, to));
    if (piece.includes('�') && to < tokens.length) continue;
    const probabilities = logProbs.slice(from, to).map(Math.exp);
    from = to;
    const last = words.at(-1);
    const goesOn = !/^\s/.test(piece) && (isSpaced || isMark(piece) || (last !== undefined && isMark(last.text)));
    if (last === undefined || !goesOn) {
      words.push({ text: piece, probabilities });
      continue;
    }
    if (isMark(last.text)) last.probabilities = probabilities;
    else if (!isMark(piece)) last.probabilities.push(...probabilities);
    last.text += piece;
  }
  return words.map(({ text, probabilities }) => ({ text, probability: mean(probabilities) }));
}

function isMark(text: string): boolean {
  return !hasLetters(text);
}
