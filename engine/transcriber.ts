import type { Tensor } from 'onnxruntime-node';
import { FRAME_SAMPLES, msToSamples, SAMPLE_RATE_HZ, samplesToMs } from '../core/audio';
import type { HeardSegment } from '../core/engine';
import type { Segment } from '../core/segmenter';
import { SPEECH, WHISPER } from '../core/tuning';
import { compressionRatio } from './compression-ratio';
import { decode, type DecodeOptions, type Decoded, detectLanguage } from './decode';
import { HOP_SAMPLES } from './log-mel';
import { isLooping, isLoopingForLong, withoutLoop } from './loops';
import type { Stopwatch } from './stopwatch';
import { TIMESTAMP_STEP_MS } from './vocabulary';
import type { WhisperModel } from './whisper-model';

const FULL_WINDOW_SAMPLES = msToSamples(WHISPER.fullWindowMs);

export interface Transcribed {
  readonly segment: HeardSegment;
  readonly language: string;
}

/**
 * Speech of one segment to text, on a window as long as the speech (docs/engine.md tells why): plain text first; where that
 * loops, once more with times, which say where to stop; where that loops too, on Whisper's full window.
 *
 * @param samples the segment's sound with its margins
 * @param language Whisper's code, or `auto`
 * @returns the segment; `undefined` where `signal` was aborted
 */
export async function transcribe(
  model: WhisperModel,
  samples: Int16Array,
  segment: Segment,
  language: string,
  watch: Stopwatch,
  signal: AbortSignal,
): Promise<Transcribed | undefined> {
  const encode = async (windowSamples: number): Promise<Tensor> => {
    const features = watch.time('featuresMs', () => Promise.resolve(model.features(samples, windowSamples)));
    const ready = await features;
    return watch.time('encodeMs', () => model.encode(ready));
  };
  const run = async (encoded: Tensor, how: Partial<DecodeOptions>, from?: Decoded['fork']): Promise<Decoded> => {
    const options = { language: spoken, timesUntil: undefined, maxTokens, isLooping, signal, ...how };
    const decoded = await watch.time('decodeMs', () => decode(model, encoded, options, from));
    watch.addSteps(decoded.tokens.length - (from?.tokens.length ?? 0));
    return decoded;
  };

  const shortWindow = await encode(shortWindowSamples(samples.length));
  const spoken = language === 'auto' ? await detectLanguage(model, shortWindow) : language;
  const maxTokens = tokenLimit(samples.length);
  let window: HeardSegment['window'] = 'short';
  let decoded = await run(shortWindow, {});
  if (decoded.ended === 'endless') decoded = await run(shortWindow, { timesUntil: stopToken(model, segment) });
  else if (decoded.fork !== undefined && decoded.ended === 'well') {
    decoded = likelier(decoded, await run(shortWindow, {}, decoded.fork));
  }
  if (decoded.ended === 'endless' || isDoubtful(decoded)) {
    const how = { maxTokens: WHISPER.maxTokens, isLooping: isLoopingForLong };
    const full = await run(await encode(FULL_WINDOW_SAMPLES), how);
    const taken = likelier(decoded, full);
    if (taken === full) window = 'full';
    decoded = taken;
  }
  if (decoded.ended === 'cancelled') return undefined;
  const text = model.textOf(decoded.ended === 'well' ? decoded.tokens : withoutLoop(decoded.tokens));
  return {
    language: spoken,
    segment: {
      startMs: samplesToMs(segment.fromFrame * FRAME_SAMPLES),
      endMs: samplesToMs(segment.fromFrame * FRAME_SAMPLES + samples.length),
      text,
      averageLogProb: decoded.averageLogProb,
      noSpeechProbability: decoded.noSpeechProbability,
      compressionRatio: compressionRatio(text),
      window,
    },
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

/** The sound and the zeros behind it; the encoder takes even numbers of hops. */
function shortWindowSamples(samples: number): number {
  const twoHops = 2 * HOP_SAMPLES;
  const padded = Math.ceil((samples + msToSamples(WHISPER.padMs)) / twoHops) * twoHops;
  return Math.min(FULL_WINDOW_SAMPLES, padded);
}

function tokenLimit(samples: number): number {
  const seconds = samples / SAMPLE_RATE_HZ;
  return Math.min(WHISPER.maxTokens, Math.ceil(seconds * WHISPER.maxTokensPerSecond) + WHISPER.extraTokens);
}

/** The first time that is close enough to the end of the speech to end the text. */
function stopToken(model: WhisperModel, segment: Segment): number {
  const speechEndMs = samplesToMs((segment.speechToFrame - segment.fromFrame) * FRAME_SAMPLES);
  const steps = Math.floor((speechEndMs - WHISPER.stopBeforeEndMs) / TIMESTAMP_STEP_MS);
  return model.vocabulary.firstTimestamp + Math.max(1, steps);
}
