import { mean, percentile } from '../cli/statistics';
import { sumErrors, werPercent, wordErrors } from '../core/scoring/word-error-rate';
import { scoredWords } from '../core/scoring/scored-words';

/** Text of mono 16 kHz int16 sound. */
export type Hear = (samples: Int16Array) => Promise<string>;

export interface Spoken {
  readonly samples: Int16Array;
  /** What is said. */
  readonly text: string;
}

export interface Finish {
  readonly meanMs: number;
  readonly p50Ms: number;
  /** Word error rate in percent. */
  readonly wer: number;
}

/**
 * Two engines on the same clips in turns, so that whatever slows the machine slows both. One inference runs at a time; who
 * begins changes from clip to clip; each hears the first clip once before the clock starts.
 */
export async function race(
  clips: readonly Spoken[],
  language: string,
  racers: readonly [Hear, Hear],
): Promise<readonly [Finish, Finish]> {
  const [first] = clips;
  if (first === undefined) throw new Error('no clips to race on');
  for (const hear of racers) await hear(first.samples);
  const laps: readonly [Lap[], Lap[]] = [[], []];
  for (const [index, clip] of clips.entries()) {
    const order = index % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
    for (const racer of order) {
      const startedAtMs = performance.now();
      const text = await racers[racer](clip.samples);
      laps[racer].push({ ms: performance.now() - startedAtMs, text, reference: clip.text });
    }
  }
  return [finish(laps[0], language), finish(laps[1], language)];
}

interface Lap {
  readonly ms: number;
  readonly text: string;
  readonly reference: string;
}

function finish(laps: readonly Lap[], language: string): Finish {
  const times = laps.map(({ ms }) => ms);
  const errors = laps.map(({ text, reference }) =>
    wordErrors(scoredWords(reference, language), scoredWords(text, language)),
  );
  return {
    meanMs: mean(times),
    p50Ms: percentile(times, 50),
    wer: werPercent(sumErrors(errors)),
  };
}
