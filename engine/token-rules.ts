import { WHISPER } from '../core/tuning';
import type { Vocabulary } from './vocabulary';

/** The token to go on with. */
export interface Choice {
  readonly token: number;
  /** Natural logarithm of its probability among the tokens allowed here. */
  readonly logProb: number;
  /** A punctuation mark that nearly won against this word. */
  readonly rival?: Rival;
}

export interface Rival {
  readonly token: number;
  /** How much likelier the chosen token is, as a difference of logarithms. */
  readonly behindNats: number;
}

/** Logits this far below the best add less than 0.02 to the sum of 52,000 probabilities, all together: not worth their exponential. */
const NEGLIGIBLE_NATS = 15;

/** Logits in a run. */
const LOOK_AT_ONCE = 16;

/**
 * The likeliest text token or the end.
 *
 * @param logits at least `offset` + vocabulary size
 * @param isFirst the text is still empty: it neither ends here nor begins with a blank
 */
export function chooseText(logits: Float32Array, offset: number, vocabulary: Vocabulary, isFirst: boolean): Choice {
  const { suppressed, end, notFirst } = vocabulary;
  const isAllowed = (token: number): boolean => suppressed[token] !== 1 && !(isFirst && notFirst.includes(token));
  const choice = likeliest(logits.subarray(offset, offset + end + 1), isAllowed);
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
  const { token, logProb } = likeliest(logits.subarray(offset + from, offset + to + 1), () => true);
  return { token: from + token, logProb };
}

/**
 * The largest of the allowed logits by its place, and the logarithm of its softmax, in one pass. Runs of logits that are all
 * negligible, which is nearly all of 52,000, cost a look at their maximum.
 */
function likeliest(logits: Float32Array, isAllowed: (token: number) => boolean): Choice {
  let best = logits.length - 1;
  let bestLogit = -Infinity;
  let sum = 0;
  for (let start = 0; start < logits.length; start += LOOK_AT_ONCE) {
    const stop = Math.min(start + LOOK_AT_ONCE, logits.length);
    let most = -Infinity;
    for (let token = start; token < stop; token++) most = Math.max(most, logits[token] ?? -Infinity);
    if (most < bestLogit - NEGLIGIBLE_NATS) continue;
    for (let token = start; token < stop; token++) {
      const logit = logits[token] ?? -Infinity;
      // Few tokens come this far, so the costlier question is asked of few.
      if (logit < bestLogit - NEGLIGIBLE_NATS || !isAllowed(token)) continue;
      if (logit > bestLogit) {
        sum = sum * Math.exp(bestLogit - logit) + 1;
        bestLogit = logit;
        best = token;
      } else sum += Math.exp(logit - bestLogit);
    }
  }
  return { token: best, logProb: -Math.log(sum) };
}

/** Probability (0 to 1) of `token` among all tokens. */
export function probabilityOf(token: number, logits: Float32Array, offset: number, size: number): number {
  const all = chooseBetween(logits, offset, 0, size - 1);
  return Math.exp((logits[offset + token] ?? -Infinity) - (logits[offset + all.token] ?? -Infinity) + all.logProb);
}
