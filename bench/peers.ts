import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { modelsFolder } from '../cli/models-folder';
import { PEERS } from '../core/tuning';
import { createLocalEngine } from '../engine/local-engine';
import { setupPeer } from '../scripts/setup-peer.mjs';
import { readSpoken } from './clips';
import { type Finish, finishLine, race } from './race';
import { fasterWhisperRacer, ourProcess, ourRacer, plainRacer } from './racers';

/** Each side gets as many. */
const THREADS = 2;

/**
 * Our engine against PyPI's faster-whisper and the library's own pipeline, same weights, in turns on the English clips; then,
 * for the error rate, against its own full window on the other languages. Returns the exit code.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { manifest: { type: 'string' }, weights: { type: 'string' }, limit: { type: 'string' } },
  });
  const root = process.cwd();
  const manifest = values.manifest ?? join(root, '../shared/speech/dev/manifest.tsv');
  const weights = values.weights ?? join(root, '../shared/models/whisper-base');
  const limit = values.limit === undefined ? undefined : Number(values.limit);
  const peer = await setupPeer(root);
  if (peer === undefined) {
    console.log(JSON.stringify({ skipped: true }));
    return 0;
  }
  const english = await readSpoken({ manifest, english: true, limit });
  const ours = ourRacer('Dictum', ourProcess(modelsFolder(), THREADS));
  const faster = await fasterWhisperRacer(join(root, 'bench/faster-whisper-peer.py'), peer, THREADS);
  const results = await race(english, [ours, faster, await plainRacer(weights, THREADS)]);
  await faster.close();
  console.log(`${english.length} English clips, ${THREADS} threads each, in turns`);
  for (const result of results) console.log(finishLine(result));

  const others = await readSpoken({ manifest, english: false, limit });
  const fullEngine = createLocalEngine({ modelsFolder: modelsFolder(), threads: THREADS, window: 'full' });
  const full = ourRacer('Dictum, full window', fullEngine);
  const otherResults = await race(others, [{ ...ours, name: 'Dictum, short window' }, full]);
  await Promise.all([ours.close(), full.close()]);
  console.log(`${others.length} clips in other languages`);
  for (const result of otherResults) console.log(finishLine(result));
  return judge(english.length, results, others.length, otherResults);
}

function judge(clips: number, english: readonly Finish[], otherClips: number, others: readonly Finish[]): number {
  const [ours, faster, plain] = english;
  const [short, full] = others;
  if (!ours || !faster || !plain || !short || !full) throw new Error('a racer is missing');
  const figures = {
    clips,
    threads: THREADS,
    ratioToFasterWhisper: ours.meanMs / faster.meanMs,
    ratioToPipeline: ours.meanMs / plain.meanMs,
    wer: ours.wer,
    werFasterWhisper: faster.wer,
    otherClips,
    werOthers: short.wer,
    werOthersFullWindow: full.wer,
  };
  const shortfalls = [
    figures.ratioToFasterWhisper > PEERS.maxRatioToFasterWhisper && 'slower than asked against faster-whisper',
    figures.ratioToPipeline > PEERS.maxRatioToPipeline && 'slower than asked against the pipeline',
    figures.wer > figures.werFasterWhisper && 'more errors than faster-whisper',
    figures.werOthers > figures.werOthersFullWindow + PEERS.maxWerOverFullWindow && 'more errors than the full window',
  ].filter((shortfall) => shortfall !== false);
  for (const shortfall of shortfalls) console.log(`short: ${shortfall}`);
  console.log(JSON.stringify({ ...figures, english, others, shortfalls }));
  return shortfalls.length === 0 ? 0 : 1;
}

void main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(`bench:peers: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  },
);
