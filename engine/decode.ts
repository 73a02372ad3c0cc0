import type { Tensor } from 'onnxruntime-node';
import { isLooping } from './loops';
import { type Choice, chooseText, chooseWithTimes, probabilityOf } from './token-rules';
import type { WhisperModel } from './whisper-model';

export interface DecodeOptions {
  /** Whisper's code. */
  readonly language: string;
  /** Times in the text, and where the speech ends: the first time close to it ends the text. `undefined`: plain text. */
  readonly timesUntil: number | undefined;
  readonly maxTokens: number;
  readonly signal: AbortSignal;
}

export interface Decoded {
  readonly tokens: readonly number[];
  /** Mean natural-log probability of the tokens, the end's included. */
  readonly averageLogProb: number;
  readonly noSpeechProbability: number;
  /** `endless`: the text looped or ran into its limit. */
  readonly ended: 'well' | 'endless' | 'cancelled';
}

/** Greedy decoding of one window. Stops at the next step once `signal` is aborted. */
export async function decode(model: WhisperModel, encoded: Tensor, options: DecodeOptions): Promise<Decoded> {
  const { vocabulary, decoder } = model;
  const prompt = promptOf(model, options);
  let logits = await decoder.begin(encoded, prompt);
  const noSpeechProbability = probabilityOf(vocabulary.noSpeech, logits, 0, vocabulary.size);
  let offset = (prompt.length - 1) * vocabulary.size;
  const tokens: number[] = [];
  let logProbs = 0;
  const end = (ended: Decoded['ended']): Decoded => ({
    tokens,
    averageLogProb: logProbs / (tokens.length + 1),
    noSpeechProbability,
    ended,
  });
  for (;;) {
    const choice: Choice =
      options.timesUntil === undefined
        ? chooseText(logits, offset, vocabulary, tokens.length === 0)
        : chooseWithTimes(logits, offset, vocabulary, tokens);
    logProbs += choice.logProb;
    if (choice.token === vocabulary.end) return end('well');
    tokens.push(choice.token);
    if (endsSpeech(choice.token, tokens.length, options.timesUntil)) return end('well');
    if (tokens.length >= options.maxTokens || isLooping(tokens.filter((token) => token < vocabulary.end))) {
      return end('endless');
    }
    if (options.signal.aborted) return end('cancelled');
    logits = await decoder.step(choice.token);
    offset = 0;
  }
}

/** The likeliest language of the window, by Whisper's code (one step of the decoder; paper, section 2.3). */
export async function detectLanguage(model: WhisperModel, encoded: Tensor): Promise<string> {
  const logits = await model.decoder.begin(encoded, [model.vocabulary.start]);
  let best = 'en';
  let bestLogit = -Infinity;
  for (const [language, token] of model.vocabulary.languages) {
    const logit = logits[token] ?? -Infinity;
    if (logit <= bestLogit) continue;
    best = language;
    bestLogit = logit;
  }
  return best;
}

function promptOf({ vocabulary }: WhisperModel, { language, timesUntil }: DecodeOptions): number[] {
  const spoken = vocabulary.languages.get(language);
  if (spoken === undefined) throw new Error(`Whisper does not know the language ${language}`);
  const prompt = [vocabulary.start, spoken, vocabulary.transcribe];
  return timesUntil === undefined ? [...prompt, vocabulary.noTimestamps] : prompt;
}

/** Whether this is a time, not the first token, at or behind the end of speech. */
function endsSpeech(token: number, position: number, timesUntil: number | undefined): boolean {
  return timesUntil !== undefined && position > 1 && token >= timesUntil;
}
