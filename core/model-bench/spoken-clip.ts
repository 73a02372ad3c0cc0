import { samplesToMs } from '../audio';
import type { Engine, Heard } from '../engine';
import type { EngineFailure } from '../failure';
import { type Result, succeed } from '../result';
import { scoredWords } from '../scoring/scored-words';
import { type WordErrors, wordErrors } from '../scoring/word-error-rate';

/** A clip whose words are known. */
export interface SpokenClip {
  readonly text: string;
  /** Mono 16 kHz int16. */
  readonly samples: Int16Array;
}

/** What an engine made of a clip. */
export interface HeardClip extends WordErrors {
  readonly heard: Heard;
  /** From pushing the whole sound to the text: detector, features, Whisper. */
  readonly ms: number;
  readonly durationMs: number;
  /** The words that were compared: those said, and those heard. */
  readonly saidWords: readonly string[];
  readonly heardWords: readonly string[];
}

/**
 * Hears one clip, all its sound at once, as if the key had been released after a very fast speaker.
 *
 * @param steadyMs a clock that only ever grows
 */
export async function hearSpoken(
  { text, samples }: SpokenClip,
  language: string,
  engine: Engine,
  steadyMs: () => number,
): Promise<Result<HeardClip, EngineFailure>> {
  const startedMs = steadyMs();
  const hearing = engine.hear({ language });
  hearing.push(samples);
  const result = await hearing.finish();
  const ms = steadyMs() - startedMs;
  if (!result.ok) return result;
  const heard = result.value;
  const saidWords = scoredWords(text, language);
  const heardWords = scoredWords(heard.text, language);
  const errors = wordErrors(saidWords, heardWords);
  return succeed({ heard, ms, durationMs: samplesToMs(samples.length), saidWords, heardWords, ...errors });
}
