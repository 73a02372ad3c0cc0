import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KillRun } from './kill-run';
import { randomNumbers } from './random';

/** One kill in an empty folder. */
export type OneRun = (folder: string, random: () => number) => Promise<KillRun>;

export interface Totals {
  readonly runs: number;
  readonly seed: number;
  readonly lost: number;
  readonly leaked: number;
  readonly doubled: number;
  readonly killsByStage: Readonly<Record<string, number>>;
}

/** Many kills, one after the other, the kind of each chosen by its number; `onRun` hears of each. What a failed run left is kept for a look, what a good one left is not. */
export async function killSeries(
  runs: number,
  seed: number,
  kindOf: (index: number) => OneRun,
  onRun: (index: number, run: KillRun, folder: string) => void,
): Promise<Totals> {
  const random = randomNumbers(seed);
  const done: KillRun[] = [];
  for (let index = 1; index <= runs; index++) {
    const folder = mkdtempSync(join(tmpdir(), 'dictum-torture-'));
    const run = await kindOf(index)(folder, random);
    done.push(run);
    onRun(index, run, folder);
    if (isClean(run)) rmSync(folder, { recursive: true, force: true });
  }
  const killsByStage: Record<string, number> = {};
  for (const { killedAt } of done) killsByStage[killedAt] = (killsByStage[killedAt] ?? 0) + 1;
  return {
    runs,
    seed,
    lost: count(done, (run) => run.lost.length > 0),
    leaked: count(done, (run) => run.leaked.length > 0),
    doubled: count(done, (run) => run.doubled.length > 0),
    killsByStage,
  };
}

export function isClean(run: KillRun): boolean {
  return run.lost.length + run.leaked.length + run.doubled.length === 0;
}

function count<T>(items: readonly T[], condition: (item: T) => boolean): number {
  return items.filter(condition).length;
}
