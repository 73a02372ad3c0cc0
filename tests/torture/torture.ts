import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killElectronRun } from './electron-run';
import { killRun } from './kill-run';
import { isClean, killSeries, type OneRun } from './series';

// npm run torture [-- --runs N --electron M --seed S]: N kills of the real line at random moments between the first frame
// and the delivery, and M of the whole app. Ends with one line of JSON, and in failure where anything is short.

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '270' },
    electron: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const root = join(__dirname, '../..');
const speech = (name: string): string => join(root, 'tests/fixtures/speech', name);

const clips = ['en_ps_cards-001.wav', 'en_ps_goforward.wav', 'en_ps_sense-0880.wav', 'en_ps_sense-0930.wav'].map(
  speech,
);

const recorderRun: OneRun = (folder, random) =>
  killRun({
    folder,
    random,
    clips,
    scripts: {
      recorder: join(__dirname, 'recorder.cjs'),
      restart: join(__dirname, 'restart.cjs'),
      engine: join(root, 'dist/engine-process.cjs'),
    },
    modelsFolder: join(root, 'models'),
  });

const electronRun: OneRun = (folder, random) =>
  killElectronRun({
    folder,
    random,
    clips,
    root,
    electron: process.env['DICTUM_E2E_ELECTRON'] ?? '',
    tap: join(__dirname, 'tap.cjs'),
  });

async function main(): Promise<void> {
  const plans = [
    { run: recorderRun, kills: Number(values.runs) },
    { run: electronRun, kills: Number(values.electron) },
  ];
  const seed = Number(values.seed);
  console.log(`${values.runs} kills of the line, ${values.electron} of the app, seed ${String(seed)}`);
  const totals = await killSeries(plans, seed, (index, run, folder) => {
    const problems = [...run.lost, ...run.leaked, ...run.doubled];
    if (!isClean(run))
      console.log(`run ${String(index)}, killed at ${run.killedAt}: ${problems.join('; ')} (${folder})`);
    else if (index % 20 === 0) console.log(`${String(index)} runs done`);
  });
  for (const [stage, kills] of Object.entries(totals.killsByStage))
    console.log(`  ${stage.padEnd(12)} ${String(kills)}`);
  const wanted = plans.reduce((sum, { kills }) => sum + kills, 0);
  const bad = totals.lost + totals.leaked + totals.doubled + Math.max(0, wanted - totals.kills);
  const { DICTUM_REPORT: report } = process.env;
  if (report !== undefined)
    writeFileSync(report, JSON.stringify({ numPassedTests: wanted - bad, numTotalTests: wanted }));
  console.log(JSON.stringify(totals));
  process.exit(bad === 0 ? 0 : 1);
}

void main();
