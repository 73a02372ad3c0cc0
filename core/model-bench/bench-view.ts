import type { BenchRow } from './bench-models';
import type { Recommendation } from './recommend';

/** The comparison of the installed models as the window shows it: one at most, the newest since the app started. */
export type BenchView = { readonly kind: 'none' } | BenchRunning | BenchOver;

export interface BenchRunning {
  readonly kind: 'running';
  /** The model that is being measured, and which of how many it is, from 1. */
  readonly model: string;
  readonly number: number;
  readonly models: number;
  /** 0 to 1 of all the work. */
  readonly fraction: number;
  /** Models that are measured, or could not be. */
  readonly rows: readonly BenchRow[];
}

export interface BenchOver {
  readonly kind: 'over';
  /** `stopped`: by the user. `dictation`: one began meanwhile, and those come first. */
  readonly ending: 'finished' | 'stopped' | 'dictation';
  readonly rows: readonly BenchRow[];
  /** Only where it is finished and a model could be measured. */
  readonly recommended: Recommendation | undefined;
}

export function modelOf(row: BenchRow): string {
  return row.kind === 'heard' ? row.bench.name : row.name;
}
