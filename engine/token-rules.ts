import { WHISPER } from '../core/tuning';
import { type Likeliest, likeliest } from './likeliest';
import type { Vocabulary } from './vocabulary';

/** The token to go on with. */
export interface Choice extends Likeliest {
  /** A punctuation mark that nearly won against this word. */
  readonly rival?: Rival;
}

export interface Rival {
  readonly token: number;
  /** How much likelier the chosen token is, as a difference of logarithms. */
  readonly behindNats: number;
}

/**
 * The likeliest text token or the end.
 *
 * @param logits at least `offset` + vocabulary size
 * @param isFirst the text is still empty: it neither ends here nor begins with a blank
 */
export function chooseText(logits: Float32Array, offset: number, vocabulary: Vocabulary, isFirst: boolean): Choice {
  const { suppressed, suppressedFirst, end } = vocabulary;
  const choice = likeliest(logits.subarray(offset, offset + end + 1), isFirst ? suppressedFirst : suppressed);
  const rival = isFirst ? undefined : nearestPunctuation(logits, offset, vocabulary, choice.token);
  return rival === undefined ? choice : { ...choice, rival };
}

function nearestPunctuation(
  logits: Float32Array,
  offset: number,
  vocabulary: Vocabulary,
  chosen: number,
): Rival | undefined {
  if (vocabulary.punctuation.includes(chosen)) return undefined;
  let rival: Rival | undefined;
  for (const token of vocabulary.punctuation) {
    const behindNats = (logits[offset + chosen] ?? 0) - (logits[offset + token] ?? -Infinity);
    if (behindNats < (rival?.behindNats ?? WHISPER.nearlyWonNats)) rival = { token, behindNats };
  }
  return rival;
}

/**
 * The next token where times are written too (OpenAI's rules, `ApplyTimestampRules`): a time first; times in pairs but
 * for the end; never backwards; and a time wherever all times together are likelier than the best text token.
 */
export function chooseWithTimes(
  logits: Float32Array,
  offset: number,
  vocabulary: Vocabulary,
  tokens: readonly number[],
): Choice {
  const { firstTimestamp } = vocabulary;
  const isTime = (token: number | undefined): boolean => token !== undefined && token >= firstTimestamp;
  if (tokens.length === 0) {
    const latest = firstTimestamp + vocabulary.latestFirstTimestamp;
    return chooseBetween(logits, offset, firstTimestamp, latest);
  }
  const previousTime = tokens.findLast(isTime) ?? firstTimestamp;
  if (isTime(tokens.at(-1))) {
    const opensSpan = tokens.length === 1 || isTime(tokens.at(-2));
    if (opensSpan) return chooseText(logits, offset, vocabulary, false);
    const time = chooseBetween(logits, offset, previousTime, vocabulary.size - 1);
    const end = logits[offset + vocabulary.end] ?? -Infinity;
    return end > (logits[offset + time.token] ?? -Infinity) ? { token: vocabulary.end, logProb: 0 } : time;
  }
  const text = chooseText(logits, offset, vocabulary, false);
  const time = chooseBetween(logits, offset, previousTime + 1, vocabulary.size - 1);
  // log of all times' probability together, against the best text token's.
  const timesTogether = (logits[offset + time.token] ?? -Infinity) - time.logProb;
  return timesTogether > (logits[offset + text.token] ?? -Infinity) ? time : text;
}

/** The likeliest of the tokens from `from` to `to`, both included. */
function chooseBetween(logits: Float32Array, offset: number, from: number, to: number): Choice {
  const { token, logProb } = likeliest(logits.subarray(offset + from, offset + to + 1));
  return { token: from + token, logProb };
}

/** Probability (0 to 1) of `token` among all tokens. */
export function probabilityOf(token: number, logits: Float32Array, offset: number, size: number): number {
  const all = chooseBetween(logits, offset, 0, size - 1);
  return Math.exp((logits[offset + token] ?? -Infinity) - (logits[offset + all.token] ?? -Infinity) + all.logProb);
}
