import { samplesToMs } from '../core/audio';
import type { Engine, EngineTimings } from '../core/engine';
import type { Failure } from '../core/failure';
import { judge, type RejectionRule } from '../core/judgement';
import { fail, type Result, succeed } from '../core/result';
import { isLoopingText } from '../core/scoring/loops';
import { scoredWords } from '../core/scoring/scored-words';
import { wordErrors } from '../core/scoring/word-error-rate';
import { DEFAULT_SETTINGS, limitsOf } from '../core/settings';
import type { Clip } from './manifest';

/** What a clip gave; the fields of `results` in the bench's JSON. */
export interface ClipResult {
  readonly id: string;
  readonly text: string;
  /** From pushing the whole sound to the text: detector, features, Whisper. */
  readonly ms: number;
  readonly durationMs: number;
  readonly edits: number;
  readonly words: number;
  readonly looping: boolean;
  readonly verdict: RejectionRule | 'valid';
  /** Where the engine's time went. */
  readonly timings: EngineTimings;
  /** Segments that a longer window gave the text of. */
  readonly longerWindows: number;
}

/** Hears one clip, all its sound at once, as if the key had been released after a very fast speaker. */
export async function hearClip(
  clip: Clip,
  samples: Int16Array,
  language: string,
  engine: Engine,
): Promise<Result<ClipResult, Failure>> {
  const startedMs = performance.now();
  const hearing = engine.hear({ language });
  hearing.push(samples);
  const heard = await hearing.finish();
  const ms = performance.now() - startedMs;
  if (!heard.ok) return fail(heard.failure);
  const reference = scoredWords(clip.text, language);
  const words = scoredWords(heard.value.text, language);
  return succeed({
    id: clip.id,
    text: heard.value.text,
    ms,
    durationMs: samplesToMs(samples.length),
    ...wordErrors(reference, words),
    looping: isLoopingText(words, reference),
    verdict: judge(heard.value, limitsOf(DEFAULT_SETTINGS)),
    timings: heard.value.timings,
    longerWindows: heard.value.segments.filter(({ window }) => window !== 'short').length,
  });
}
