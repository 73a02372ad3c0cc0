import { sum } from '../core/statistics';
import type { Encoded } from './decoder';
import { drawText, type Draws } from './draw-text';
import { KnownText, type Writer } from './known-text';
import { chooseText } from './token-rules';
import type { Vocabulary } from './vocabulary';
import type { WhisperModel } from './whisper-model';

export interface DecodeOptions {
  /** Whisper's code. */
  readonly language: string;
  readonly maxTokens: number;
  /** Tokens before the start, `<|startofprev|>` first: as if they had been said just before. */
  readonly previous?: readonly number[];
  /** What the text is likely to be, from an earlier look at the sound. It changes how soon the text is there, and the text only where two words are as likely as each other: many of its tokens are looked at in one run, which rounds otherwise. */
  readonly draft?: readonly number[];
  /** Draws each token instead of taking the likeliest. */
  readonly draws?: Draws;
  /** Told all tokens so far after each: whether they go round in circles. */
  readonly isLooping: (tokens: readonly number[]) => boolean;
  readonly signal: AbortSignal;
}

export interface Decoded {
  readonly tokens: readonly number[];
  /** Natural-log probability of each. */
  readonly logProbs: readonly number[];
  /** Mean natural-log probability of the tokens, the end's included. */
  readonly averageLogProb: number;
  readonly noSpeechProbability: number;
  /** `endless`: the text looped or ran into its limit. */
  readonly ended: 'well' | 'endless' | 'cancelled';
  /** The place where punctuation came closest to winning. */
  readonly fork: Fork | undefined;
}

/** Where another text of the window could begin: the tokens up to there, the other token last, and the log-probability of each. */
interface Fork {
  readonly tokens: readonly number[];
  readonly logProbs: readonly number[];
  readonly behindNats: number;
  /** Of the window. */
  readonly noSpeechProbability: number;
}

/**
 * Decoding of one window, greedy where nothing else is asked for. Stops before the next step once `signal` is aborted; a draft
 * is looked at to its end, or to its first wrong token.
 *
 * @param from goes on from a fork of the text of the same window that was written just before, instead of beginning anew
 */
export async function decode(model: Writer, encoded: Encoded, options: DecodeOptions, from?: Fork): Promise<Decoded> {
  const { vocabulary, decoder } = model;
  const tokens = [...(from?.tokens ?? [])];
  const prompt = [...promptOf(model, options), ...tokens];
  const draft = decoder.rewind === undefined ? [] : (options.draft ?? []).slice(0, options.maxTokens - tokens.length);
  const known =
    (await atFork(model, prompt, draft, from)) ??
    (await KnownText.begin(model, encoded, prompt, draft, options.previous?.length ?? 0));
  let { logits, offset } = known.place;
  let isDrafted = draft.length > 0;
  const { noSpeechProbability } = known;
  const logProbs = [...(from?.logProbs ?? [])];
  let fork: Fork | undefined;
  const end = (ended: Decoded['ended'], endLogProb = 0): Decoded => ({
    tokens,
    logProbs,
    averageLogProb: (sum(logProbs) + endLogProb) / (tokens.length + 1),
    noSpeechProbability,
    ended,
    fork,
  });
  for (;;) {
    const isFirst = tokens.length === 0;
    const { token, logProb, rival } =
      options.draws === undefined
        ? chooseText(logits, offset, vocabulary, isFirst)
        : drawText(logits, offset, vocabulary, isFirst, options.draws);
    if (rival !== undefined && rival.behindNats < (fork?.behindNats ?? Infinity)) {
      const { behindNats } = rival;
      const other = { tokens: [...tokens, rival.token], logProbs: [...logProbs, logProb - behindNats] };
      fork = { ...other, behindNats, noSpeechProbability };
    }
    if (token === vocabulary.end) return end('well', logProb);
    tokens.push(token);
    logProbs.push(logProb);
    if (tokens.length >= options.maxTokens || options.isLooping(tokens)) return end('endless');
    const drafted = tokens.length - 1 - (from?.tokens.length ?? 0);
    if (isDrafted && token === draft[drafted]) {
      ({ logits, offset } = await known.next());
      continue;
    }
    // Not before: what of the draft still holds is the next one's.
    if (options.signal.aborted) return end('cancelled');
    if (isDrafted) decoder.rewind?.(prompt.length + drafted);
    isDrafted = false;
    logits = await decoder.step(token);
    offset = 0;
  }
}

/** The decoder has just written the fork's text: what comes before its last token need not be given to it again. */
async function atFork(
  model: Writer,
  prompt: readonly number[],
  draft: readonly number[],
  from: Fork | undefined,
): Promise<KnownText | undefined> {
  const last = from?.tokens.at(-1);
  if (from === undefined || last === undefined || model.decoder.rewind === undefined) return undefined;
  model.decoder.rewind(prompt.length - 1);
  return KnownText.goOn(model, last, draft, from.noSpeechProbability);
}

/**
 * The language to write the window in, by Whisper's code.
 *
 * @param language Whisper's code, or `auto`; an English-only model writes English whatever is asked for
 */
export async function spokenLanguage(model: WhisperModel, encoded: Encoded, language: string): Promise<string> {
  if (model.vocabulary.transcribe === undefined) return 'en';
  return language === 'auto' ? detectLanguage(model, encoded) : language;
}

/** The likeliest language of the window, by Whisper's code (one step of the decoder; paper, section 2.3). */
async function detectLanguage(model: WhisperModel, encoded: Encoded): Promise<string> {
  const logits = await model.decoder.begin(encoded, [model.vocabulary.start], [0]);
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

/** What comes before the text: what was said before, its beginning, language and task, and that no times are written. */
function promptOf({ vocabulary }: Writer, { language, previous = [] }: DecodeOptions): number[] {
  return [...previous, vocabulary.start, ...spokenOf(vocabulary, language), vocabulary.noTimestamps];
}

/** Language and task; nothing in an English-only model. */
export function spokenOf(vocabulary: Vocabulary, language: string): readonly number[] {
  if (vocabulary.transcribe === undefined) return [];
  const spoken = vocabulary.languages.get(language);
  if (spoken === undefined) throw new Error(`Whisper does not know the language ${language}`);
  return [spoken, vocabulary.transcribe];
}
