import { type HeardClip, hearSpoken } from '../core/model-bench/spoken-clip';
import type { Engine, EngineTimings } from '../core/engine';
import type { Failure } from '../core/failure';
import { judge, type RejectionRule } from '../core/judgement';
import { type Result, succeed } from '../core/result';
import { isLoopingText } from '../core/scoring/loops';
import { DEFAULT_SETTINGS, limitsOf } from '../core/settings';
import type { Clip } from '../storage/clip-manifest';

/** What a clip gave; the fields of `results` in the bench's JSON. */
export interface ClipResult extends Pick<HeardClip, 'ms' | 'durationMs' | 'edits' | 'words'> {
  readonly id: string;
  readonly text: string;
  readonly looping: boolean;
  readonly verdict: RejectionRule | 'valid';
  /** Where the engine's time went. */
  readonly timings: EngineTimings;
  /** Segments that a longer window gave the text of. */
  readonly longerWindows: number;
}

/** Hears one clip, all its sound at once, and judges the text as the app would. */
export async function hearClip(
  { id, text }: Clip,
  samples: Int16Array,
  language: string,
  engine: Engine,
): Promise<Result<ClipResult, Failure>> {
  const spoken = await hearSpoken({ text, samples }, language, engine, () => performance.now());
  if (!spoken.ok) return spoken;
  const { heard, ms, durationMs, edits, words, saidWords, heardWords } = spoken.value;
  return succeed({
    id,
    text: heard.text,
    ms,
    durationMs,
    edits,
    words,
    looping: isLoopingText(heardWords, saidWords),
    verdict: judge(heard, limitsOf(DEFAULT_SETTINGS)),
    timings: heard.timings,
    longerWindows: heard.segments.filter(({ window }) => window !== 'short').length,
  });
}
