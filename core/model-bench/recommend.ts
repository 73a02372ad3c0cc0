import { RECOMMENDATION } from '../tuning';

/** What a model did with a few clips whose words are known. */
export interface ModelBench {
  readonly name: string;
  /** Word error rate in percent. */
  readonly wer: number;
  /** Words that were said in the clips. */
  readonly words: number;
  /** Mean time from the end of a clip to its text. */
  readonly meanMs: number;
  /** Mean length of the clips. */
  readonly clipMs: number;
}

export interface Recommendation {
  readonly name: string;
  /** `best`: the fewest errors of those that are fast enough. `fastest`: none is. */
  readonly why: 'best' | 'fastest';
}

/**
 * The model to use on this machine: of those whose text is there soon enough after the key is let go, the one with the fewest
 * errors; errors that differ by less than such a bench can tell count as equal, and the faster one is taken.
 *
 * @returns `undefined` for no benches
 */
export function recommendModel(benches: readonly ModelBench[]): Recommendation | undefined {
  const byTime = [...benches].sort((one, other) => one.meanMs - other.meanMs);
  const [fastest] = byTime;
  if (fastest === undefined) return undefined;
  const soon = byTime.filter(({ meanMs, clipMs }) => meanMs <= clipMs * RECOMMENDATION.maxShareOfSound);
  if (soon.length === 0) return { name: fastest.name, why: 'fastest' };
  const fewest = Math.min(...soon.map(({ wer }) => wer));
  const best = soon.find((bench) => bench.wer <= fewest + equalPoints(bench)) ?? fastest;
  return { name: best.name, why: 'best' };
}

/** Points of word error rate that a bench of so many words can't tell apart. */
function equalPoints({ words }: ModelBench): number {
  return Math.max(RECOMMENDATION.equalWerPoints, (RECOMMENDATION.equalWords / Math.max(1, words)) * 100);
}
