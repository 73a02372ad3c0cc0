import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KillRun } from './kill-run';
import { randomNumbers } from '../../core/random';
import { TapBroken } from './tap-output';

/** One kill in an empty folder. */
export type OneRun = (folder: string, random: () => number) => Promise<KillRun>;

export interface Plan {
  readonly run: OneRun;
  /** Kills wanted between the first frame and the delivery; a run that was killed before or ended first is judged, but does not count. */
  readonly kills: number;
}

export interface Totals {
  readonly runs: number;
  /** Those between the first frame and the delivery. */
  readonly kills: number;
  /** Those that say nothing, because what they printed came broken; each was made up for by another. */
  readonly unseen: number;
  readonly seed: number;
  readonly lost: number;
  readonly leaked: number;
  readonly doubled: number;
  /** The most that was missing at the end of a recording. */
  readonly mostMissingMs: number;
  readonly killsByStage: Readonly<Record<string, number>>;
}

/** More runs than this for each kill that is wanted, and the aim is wrong. */
const MAX_RUNS_PER_KILL = 3;

/** Many kills, one after the other, as planned; `onRun` hears of each. What a failed run left is kept for a look, what a good one left is not. */
export async function killSeries(
  plans: readonly Plan[],
  seed: number,
  onRun: (index: number, run: KillRun, folder: string) => void,
): Promise<Totals> {
  const random = randomNumbers(seed);
  const done: KillRun[] = [];
  let unseen = 0;
  for (const plan of plans) {
    let hits = 0;
    for (let tries = 0; hits < plan.kills && tries < plan.kills * MAX_RUNS_PER_KILL; tries++) {
      const folder = mkdtempSync(join(tmpdir(), 'dictum-torture-'));
      const run = await seen(plan.run(folder, random));
      if (run === undefined) {
        unseen += 1;
        rmSync(folder, { recursive: true, force: true });
        continue;
      }
      done.push(run);
      if (isHit(run)) hits += 1;
      onRun(done.length, run, folder);
      if (isClean(run)) rmSync(folder, { recursive: true, force: true });
    }
  }
  const killsByStage: Record<string, number> = {};
  for (const { killedAt } of done) killsByStage[killedAt] = (killsByStage[killedAt] ?? 0) + 1;
  return {
    runs: done.length,
    kills: count(done, isHit),
    unseen,
    seed,
    lost: count(done, (run) => run.lost.length > 0),
    leaked: count(done, (run) => run.leaked.length > 0),
    doubled: count(done, (run) => run.doubled.length > 0),
    mostMissingMs: Math.max(0, ...done.map(({ missingMs }) => missingMs)),
    killsByStage,
  };
}

/** `undefined` where the run could not be looked into. */
async function seen(run: Promise<KillRun>): Promise<KillRun | undefined> {
  try {
    return await run;
  } catch (error) {
    if (error instanceof TapBroken) return undefined;
    throw error;
  }
}

export function isClean(run: KillRun): boolean {
  return run.lost.length + run.leaked.length + run.doubled.length === 0;
}

function isHit({ killedAt }: KillRun): boolean {
  return killedAt !== 'starting' && killedAt !== 'finished';
}

function count<T>(items: readonly T[], condition: (item: T) => boolean): number {
  return items.filter(condition).length;
}
