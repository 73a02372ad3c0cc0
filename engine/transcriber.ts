import { FRAME_SAMPLES, SAMPLE_RATE_HZ, samplesToMs } from '../core/audio';
import type { HeardSegment } from '../core/engine';
import type { Segment } from '../core/segmenter';
import { SPEECH, WHISPER } from '../core/tuning';
import { compressionRatio } from './compression-ratio';
import { decode, type Decoded, type DecodeOptions, spokenLanguage } from './decode';
import type { Encoded } from './decoder';
import { doubtfulWords } from './doubtful-words';
import { drawAgain, isRepetition, isUnusable } from './draw-again';
import { encodeWindow } from './encode-window';
import { isLooping, isLoopingForLong, saidOnce } from './loops';
import { cutAtSpeechEnd } from './speech-end';
import type { Stopwatch } from './stopwatch';
import { TIMESTAMP_STEP_MS } from './vocabulary';
import type { WhisperModel } from './whisper-model';
import { ONLY_FULL_WINDOW, type Window, windowsFor } from './windows';
import { wordsOf } from './words';

/** Tokens of a text that an earlier look at the same speech gave, as far as it came; they make the next look quick. */
export interface Draft {
  tokens: readonly number[];
}

export interface Transcribed {
  readonly segment: HeardSegment;
  readonly language: string;
}

/**
 * Speech of one segment to text, on a window as long as the speech (docs/engine.md tells why). Where that loops, the text is
 * cut where the speech ended; where that fails too, or the text is doubtful, a longer window has its say; where even that
 * finds no end or only a guess, Whisper's full one; and then tokens are drawn.
 *
 * @param samples the segment's with pre-roll and hangover
 * @param language Whisper's code, or `auto`
 * @param previous tokens of what is made out to have been said before
 * @param draft what is known of the text; what is found now is left there, also where `signal` was aborted
 * @returns the segment; `undefined` where `signal` was aborted
 */
export async function transcribe(
  model: WhisperModel,
  samples: Int16Array,
  segment: Segment,
  language: string,
  watch: Stopwatch,
  signal: AbortSignal,
  previous: readonly number[] = [],
  draft: Draft = { tokens: [] },
): Promise<Transcribed | undefined> {
  const run = async (encoded: Encoded, how: Partial<DecodeOptions>, from?: Decoded['fork']): Promise<Decoded> => {
    const way = { maxTokens: WHISPER.maxTokens, isLooping: isLoopingForLong, ...how };
    const options = { language: spoken, previous, signal, ...way };
    const decoded = await watch.time('decodeMs', () => decode(model, encoded, options, from));
    watch.addSteps(decoded.tokens.length - (from?.tokens.length ?? 0));
    return decoded;
  };
  const runShort = async (encoded: Encoded): Promise<Decoded> => {
    const how = { maxTokens: tokenLimit(samples.length), isLooping };
    const decoded = await run(encoded, { ...how, draft: draft.tokens });
    const said = saidOnce(decoded);
    draft.tokens = said;
    if (decoded.ended === 'endless') {
      const cut = (): Promise<Decoded | undefined> =>
        cutAtSpeechEnd(model, encoded, said, spoken, stopToken(model, segment));
      return (await watch.time('decodeMs', cut)) ?? decoded;
    }
    if (decoded.fork === undefined || decoded.ended === 'cancelled') return decoded;
    // What comes after the mark is mostly what came without it.
    const rest = decoded.tokens.slice(decoded.fork.tokens.length - 1);
    return likelier(decoded, await run(encoded, { ...how, draft: rest }, decoded.fork));
  };

  let spoken = language;
  const textOf = model.textOf.bind(model);
  let best: Decoded | undefined;
  let bestWindow: Window['kind'] = 'full';
  for (const window of model.isFullWindowOnly ? ONLY_FULL_WINDOW : windowsFor(samples.length)) {
    const encoded = await encodeWindow(model, samples, window, watch);
    if (signal.aborted) return undefined;
    spoken = await spokenLanguage(model, encoded, spoken);
    const decoded = await (window.kind === 'short' ? runShort(encoded) : run(encoded, { draft: draft.tokens }));
    if (decoded.ended === 'cancelled') return undefined;
    const isFirst = best === undefined;
    if (best === undefined || likelier(best, decoded) === decoded) {
      best = decoded;
      bestWindow = window.kind;
    }
    // Doubt is worth one more window, what can't be used every one there is.
    if (best.ended === 'well' && !(isFirst && isDoubtful(best)) && !isUnusable(best, textOf)) break;
    if (window.kind !== 'full' || !isRepetition(best, textOf)) continue;
    const maxTokens = tokenLimit(samples.length);
    const drawn = await drawAgain((draws) => run(encoded, { maxTokens, draws }), textOf);
    if (drawn?.ended === 'cancelled') return undefined;
    if (drawn !== undefined) [best, bestWindow] = [drawn, 'full'];
  }
  if (best === undefined) return undefined;
  return { language: spoken, segment: heardSegment(model, segment, samples.length, best, bestWindow, spoken) };
}

function heardSegment(
  model: WhisperModel,
  segment: Segment,
  samples: number,
  decoded: Decoded,
  window: Window['kind'],
  language: string,
): HeardSegment {
  const tokens = saidOnce(decoded);
  const text = model.textOf(tokens).trim();
  const start = segment.fromFrame * FRAME_SAMPLES;
  return {
    startMs: samplesToMs(start),
    endMs: samplesToMs(start + samples),
    text,
    doubts: doubtfulWords(text, wordsOf(tokens, decoded.logProbs, language, model.textOf.bind(model))),
    averageLogProb: decoded.averageLogProb,
    noSpeechProbability: decoded.noSpeechProbability,
    compressionRatio: compressionRatio(text),
    window,
  };
}

/** Whether the text is a guess, or would be taken for no speech: the full window then has its say before anything is kept back. */
function isDoubtful({ ended, averageLogProb, noSpeechProbability }: Decoded): boolean {
  if (ended !== 'well') return false;
  const looksLikeNoSpeech =
    noSpeechProbability > SPEECH.maxNoSpeechProbability && averageLogProb < SPEECH.minLogProbWhereNoSpeech;
  return looksLikeNoSpeech || averageLogProb < WHISPER.doubtfulLogProb;
}

/** The second of two texts of the same sound, if it ended better or as well and is the likelier one. */
function likelier(first: Decoded, second: Decoded): Decoded {
  if (second.ended === 'cancelled' || first.ended === 'endless') return second;
  return second.ended === 'well' && second.averageLogProb > first.averageLogProb ? second : first;
}

/** Tokens that so much sound can have, at most. */
export function tokenLimit(samples: number): number {
  const seconds = samples / SAMPLE_RATE_HZ;
  return Math.min(WHISPER.maxTokens, Math.ceil(seconds * WHISPER.maxTokensPerSecond) + WHISPER.extraTokens);
}

/** The first time that is close enough to the end of the speech to end the text. */
function stopToken(model: WhisperModel, segment: Segment): number {
  const speechEndMs = samplesToMs((segment.speechToFrame - segment.fromFrame) * FRAME_SAMPLES);
  const steps = Math.floor((speechEndMs - WHISPER.stopBeforeEndMs) / TIMESTAMP_STEP_MS);
  return model.vocabulary.firstTimestamp + Math.max(1, steps);
}
