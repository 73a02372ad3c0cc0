import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { modelsFolder } from '../cli/models-folder';
import { PEERS } from '../core/tuning';
import { readSpoken } from './clips';
import { finishLine, race } from './race';
import { ourProcess, ourRacer, plainRacer } from './racers';

/** Both sides get as many. */
const THREADS = 2;

/** Our engine against the library's own pipeline on the 30 s window: same weights, threads and clips, in turns. Returns the exit code. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { manifest: { type: 'string' }, weights: { type: 'string' }, limit: { type: 'string' } },
  });
  const manifest = values.manifest ?? join(process.cwd(), '../shared/speech/dev/manifest.tsv');
  const weights = values.weights ?? join(process.cwd(), '../shared/models/whisper-base');
  const limit = values.limit === undefined ? undefined : Number(values.limit);
  const clips = await readSpoken({ manifest, english: true, limit });
  const ours = ourRacer('short window (Dictum)', ourProcess(modelsFolder(), THREADS));
  const [short, full] = await race(clips, [ours, await plainRacer(weights, THREADS)]);
  await ours.close();
  if (!short || !full) throw new Error('a racer is missing');
  const ratio = short.meanMs / full.meanMs;
  console.log(`clips ${clips.length}, threads ${THREADS} each, in turns`);
  for (const result of [short, full]) console.log(finishLine(result));
  console.log(`ratio ${ratio.toFixed(2)} (at most ${PEERS.maxRatioToFullWindow})`);
  console.log(JSON.stringify({ clips: clips.length, threads: THREADS, ratio, short, full }));
  return ratio <= PEERS.maxRatioToFullWindow ? 0 : 1;
}

void main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(`bench:window: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  },
);
