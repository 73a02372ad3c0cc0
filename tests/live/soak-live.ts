import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openLiveLine } from '../../cli/live/live-line';
import { randomNumbers } from '../../core/random';
import { randomSchedule } from './schedule';
import { findStaleText, type LiveVerdict, spokenClips } from './stale-text';
import { TextJudge } from './text-judge';

// Many live dictations with the real model: npm run soak:live [-- --runs N --seed S]

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    root: { type: 'string', default: process.cwd() },
  },
});

async function main(): Promise<number> {
  const [runs, seed] = [Number(values.runs), Number(values.seed)];
  console.log(`${String(runs)} live dictations, seed ${String(seed)}; about 5 s each`);
  const models = join(values.root, 'models');
  const clips = await spokenClips(values.root, models);
  const live = await openLiveLine(join(values.root, 'dist/engine-process.cjs'), models);
  const judge = await TextJudge.load(models);
  const random = randomNumbers(seed);
  const verdicts: LiveVerdict[] = [];
  try {
    const loaded = await live.engine.load();
    if (!loaded.ok) throw new Error(loaded.failure.name);
    for (let run = 0; run < runs; run++) {
      const verdict = await findStaleText(`soak-${String(run)}`, randomSchedule(clips, random), live, judge);
      verdicts.push(verdict);
      // The sentences are the fixtures' own.
      if (verdict.fault !== undefined) console.log(`run ${String(run)}, ${verdict.release}: ${verdict.fault}`);
      if ((run + 1) % 20 === 0) console.error(`${String(run + 1)}/${String(runs)}`);
    }
  } finally {
    await live.close();
    await judge.release();
  }
  const count = (what: (verdict: LiveVerdict) => boolean): number => verdicts.filter(what).length;
  const stale = count(({ fault }) => fault !== undefined);
  const rounded = count(({ isRounded }) => isRounded);
  const ready = count(({ wasReady }) => wasReady);
  const dropped = count(({ hasDropped }) => hasDropped);
  console.log(JSON.stringify({ runs: verdicts.length, seed, stale, rounded, ready, dropped }));
  return stale === 0 && verdicts.length === runs ? 0 : 1;
}

void main().then((code) => process.exit(code));
