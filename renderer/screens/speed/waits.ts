import type { Entry } from '../../../core/entry';
import { type LatencySplit, splitOfParts } from '../../../core/latency-split';
import { percentile } from '../../../core/statistics';

/** A dictation that gave a text, as the plot shows it. */
export type Wait = Pick<Entry, 'id' | 'startedAtMs' | 'durationMs' | 'latencyMs' | 'split'>;

/** Dictations whose text a user waited for, oldest first: not what was retried, recovered, cancelled or failed. */
export function waitsOf(entries: readonly Entry[]): readonly Wait[] {
  return entries
    .filter(({ origin, text, outcome }) => origin === 'dictated' && text !== '' && outcome.kind !== 'failed')
    .toSorted((one, other) => one.startedAtMs - other.startedAtMs);
}

export interface WaitSums {
  readonly medianMs: number;
  /** 95 of 100 waited no longer. */
  readonly p95Ms: number;
  /** Median of each part; `undefined` where no dictation has its parts. */
  readonly parts: LatencySplit | undefined;
}

export function sumUp(waits: readonly Wait[]): WaitSums {
  const all = waits.map(({ latencyMs }) => latencyMs);
  const splits = waits.flatMap(({ split }) => split ?? []);
  const medianOf = (part: keyof LatencySplit): number =>
    percentile(
      splits.map((split) => split[part]),
      50,
    );
  return {
    medianMs: percentile(all, 50),
    p95Ms: percentile(all, 95),
    parts: splits.length === 0 ? undefined : splitOfParts(medianOf),
  };
}

/** The least of 1, 2, 5, 10, 20, 50, … that is not below `ms`: an axis that ends in a round number. */
export function roundCeiling(ms: number): number {
  const decade = 10 ** Math.floor(Math.log10(Math.max(1, ms)));
  return ([1, 2, 5].find((step) => step * decade >= ms) ?? 10) * decade;
}
