import { setTimeout as sleep } from 'node:timers/promises';
import { mean, percentile } from '../core/statistics';
import { sumErrors, werPercent, wordErrors } from '../core/scoring/word-error-rate';
import { scoredWords } from '../core/scoring/scored-words';
import { PEERS } from '../core/tuning';

/** A clip to race on. */
export interface Spoken {
  /** WAV, 16 kHz mono. */
  readonly file: string;
  readonly samples: Int16Array;
  /** Whisper's code. */
  readonly language: string;
  /** What is said. */
  readonly text: string;
}

export interface Racer {
  readonly name: string;
  /** `ms`: the time that a racer in another process took by its own clock, so that the way there and back is not held against it. */
  hear(clip: Spoken): Promise<{ readonly text: string; readonly ms?: number }>;
}

export interface Finish {
  readonly name: string;
  readonly meanMs: number;
  readonly p50Ms: number;
  /** Word error rate in percent. */
  readonly wer: number;
}

/**
 * Engines on the same clips in turns, so that whatever slows the machine slows all. One inference runs at a time; who
 * begins changes from clip to clip; each hears the first clip once before the clock starts, and finds the machine at rest.
 *
 * @returns one finish a racer, in their order
 */
export async function race(clips: readonly Spoken[], racers: readonly Racer[]): Promise<readonly Finish[]> {
  const [first] = clips;
  if (first === undefined) throw new Error('no clips to race on');
  for (const racer of racers) await racer.hear(first);
  const laps = racers.map((): Lap[] => []);
  for (const [index, clip] of clips.entries()) {
    for (let turn = 0; turn < racers.length; turn++) {
      const which = (index + turn) % racers.length;
      await sleep(PEERS.restMs);
      const startedAtMs = performance.now();
      const heard = await racers[which]?.hear(clip);
      const ms = heard?.ms ?? performance.now() - startedAtMs;
      laps[which]?.push({ ms, text: heard?.text ?? '', clip });
    }
  }
  return racers.map(({ name }, which) => finish(name, laps[which] ?? []));
}

interface Lap {
  readonly ms: number;
  readonly text: string;
  readonly clip: Spoken;
}

function finish(name: string, laps: readonly Lap[]): Finish {
  const times = laps.map(({ ms }) => ms);
  const errors = laps.map(({ text, clip }) =>
    wordErrors(scoredWords(clip.text, clip.language), scoredWords(text, clip.language)),
  );
  return { name, meanMs: mean(times), p50Ms: percentile(times, 50), wer: werPercent(sumErrors(errors)) };
}

/** A finish in words. */
export function finishLine({ name, meanMs, p50Ms, wer }: Finish): string {
  return `${name}: mean ${meanMs.toFixed(0)} ms, p50 ${p50Ms.toFixed(0)} ms, word error rate ${wer.toFixed(2)} %`;
}
