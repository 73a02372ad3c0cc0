import { type Decoded, spokenOf } from './decode';
import type { Encoded } from './decoder';
import { KnownText } from './known-text';
import { chooseText, chooseWithTimes } from './token-rules';
import type { WhisperModel } from './whisper-model';

/**
 * Where speech ended in a text that went on without it: its tokens many at a time, with times, and the first place at which
 * Whisper would rather write a time close to the end of speech than the text's next word. A third of the time of writing
 * the text again.
 *
 * @param tokens a text, said once, of a short window that looped
 * @returns the text up to there; `undefined` where Whisper would go on everywhere
 */
export async function cutAtSpeechEnd(
  model: WhisperModel,
  encoded: Encoded,
  tokens: readonly number[],
  language: string,
  timesUntil: number,
): Promise<Decoded | undefined> {
  const { vocabulary } = model;
  const prompt = [vocabulary.start, ...spokenOf(vocabulary, language), vocabulary.firstTimestamp];
  const known = await KnownText.begin(model, encoded, prompt, tokens, 0);
  let { logits, offset } = known.place;
  const logProbs: number[] = [];
  let sum = 0;
  for (let length = 0; length <= tokens.length; length++) {
    const before = [vocabulary.firstTimestamp, ...tokens.slice(0, length)];
    const { token, logProb } = chooseWithTimes(logits, offset, vocabulary, before);
    const best = chooseText(logits, offset, vocabulary, false);
    const bestLogit = logits[offset + best.token] ?? -Infinity;
    if (length > 0 && (token >= timesUntil || token === vocabulary.end)) {
      const timesTogether = (logits[offset + token] ?? -Infinity) - logProb;
      sum -= Math.log1p(Math.exp(bestLogit - best.logProb - timesTogether));
      return {
        tokens: tokens.slice(0, length),
        logProbs,
        averageLogProb: sum / (length + 1),
        noSpeechProbability: known.noSpeechProbability,
        ended: 'well',
        fork: undefined,
      };
    }
    const next = tokens[length];
    if (next === undefined) return undefined;
    const nextLogProb = (logits[offset + next] ?? -Infinity) - bestLogit + best.logProb;
    logProbs.push(nextLogProb);
    sum += nextLogProb;
    ({ logits, offset } = await known.next());
  }
  return undefined;
}
