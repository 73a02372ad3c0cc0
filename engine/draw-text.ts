import { likeliest } from './likeliest';
import type { Choice } from './token-rules';
import type { Vocabulary } from './vocabulary';

/** How tokens are drawn. */
export interface Draws {
  /** Above 0; 1 draws each token as often as it is likely, less makes the likely ones likelier. */
  readonly temperature: number;
  /** A number from 0 to below 1, another each time. */
  readonly random: () => number;
}

/**
 * A text token or the end, by chance (Whisper paper, section 4.5): where the likeliest tokens lead round in circles or into a
 * guess, other ones may not. Its log-probability is what it would be without the temperature, as in OpenAI's code.
 *
 * @param logits at least `offset` + vocabulary size
 * @param isFirst the text is still empty: it neither ends here nor begins with a blank
 */
export function drawText(
  logits: Float32Array,
  offset: number,
  vocabulary: Vocabulary,
  isFirst: boolean,
  { temperature, random }: Draws,
): Choice {
  const { suppressed, suppressedFirst, end } = vocabulary;
  const never = isFirst ? suppressedFirst : suppressed;
  const allowed = logits.subarray(offset, offset + end + 1);
  const best = likeliest(allowed, never);
  const most = allowed[best.token] ?? 0;
  const weights = allowed.map((logit, token) => (never[token] === 1 ? 0 : Math.exp((logit - most) / temperature)));
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [token, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return { token, logProb: (allowed[token] ?? 0) - most + best.logProb };
  }
  return best;
}
