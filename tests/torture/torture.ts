import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isClean, killSeries } from './series';

// npm run torture [-- --runs N --seed S]: kills of the real line at random moments. Ends with one line of JSON.

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '300' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const root = join(__dirname, '../..');
const speech = (name: string): string => join(root, 'tests/fixtures/speech', name);

async function main(): Promise<void> {
  const runs = Number(values.runs);
  const seed = Number(values.seed);
  console.log(`${String(runs)} runs, seed ${String(seed)}`);
  const totals = await killSeries(
    runs,
    seed,
    {
      scripts: {
        recorder: join(__dirname, 'recorder.cjs'),
        restart: join(__dirname, 'restart.cjs'),
        engine: join(root, 'dist/engine-process.cjs'),
      },
      modelsFolder: join(root, 'models'),
      clips: ['en_ps_cards-001.wav', 'en_ps_goforward.wav', 'en_ps_sense-0880.wav', 'en_ps_sense-0930.wav'].map(speech),
    },
    (index, run, folder) => {
      const problems = [...run.lost, ...run.leaked, ...run.doubled];
      if (!isClean(run))
        console.log(`run ${String(index)}, killed at ${run.killedAt}: ${problems.join('; ')} (${folder})`);
      else if (index % 20 === 0) console.log(`${String(index)} runs done`);
    },
  );
  for (const [stage, kills] of Object.entries(totals.killsByStage))
    console.log(`  ${stage.padEnd(12)} ${String(kills)}`);
  const bad = totals.lost + totals.leaked + totals.doubled;
  const { DICTUM_REPORT: report } = process.env;
  if (report !== undefined) writeFileSync(report, JSON.stringify({ numPassedTests: runs - bad, numTotalTests: runs }));
  console.log(JSON.stringify(totals));
  process.exit(bad === 0 ? 0 : 1);
}

void main();
