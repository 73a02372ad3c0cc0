import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readManifest, trustedClips } from '../cli/manifest';
import { modelsFolder } from '../cli/models-folder';
import { readClip } from '../cli/sound-file';
import { SCORING } from '../core/tuning';
import { createLocalEngine } from '../engine/local-engine';
import { loadPlainPipeline } from './plain-pipeline';
import { type Hear, race } from './race';

/** Both sides get as many. */
const THREADS = 2;
const LANGUAGE = 'en';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Our engine against the library's own pipeline on the 30 s window: same weights, threads and clips, in turns. Returns the exit code. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { manifest: { type: 'string' }, limit: { type: 'string' } } });
  const manifest = values.manifest ?? join(root, '../shared/speech/dev/manifest.tsv');
  const rows = await readManifest(manifest);
  if (!rows.ok) {
    console.error(`bench:window: ${manifest}: ${rows.failure} Choose a table of clips with -- --manifest FILE`);
    return 1;
  }
  const clips = trustedClips(rows.value, LANGUAGE).slice(
    0,
    values.limit === undefined ? undefined : Number(values.limit),
  );
  if (clips.length === 0) {
    console.error(`bench:window: ${manifest}: no clip has the language ${LANGUAGE} and no doubt.`);
    return 1;
  }
  const models = modelsFolder();
  const engine = createLocalEngine({ modelsFolder: models, threads: THREADS });
  const plain = await loadPlainPipeline(join(models, 'whisper-base'), THREADS);
  const ours: Hear = async (samples) => {
    const hearing = engine.hear({ language: LANGUAGE });
    hearing.push(samples);
    const heard = await hearing.finish();
    if (!heard.ok) throw new Error(heard.failure.name);
    return heard.value.text;
  };
  const sounds = [];
  for (const { file, text } of clips) {
    const samples = await readClip(file);
    if (!samples.ok) throw new Error(`${file}: ${samples.failure.name}`);
    sounds.push({ samples: samples.value, text });
  }
  const [short, full] = await race(sounds, LANGUAGE, [ours, (samples) => plain(samples, LANGUAGE)]);
  await engine.close();
  const ratio = short.meanMs / full.meanMs;
  console.log(`clips ${clips.length}, threads ${THREADS} each, in turns`);
  for (const [name, { meanMs, p50Ms, wer }] of [
    ['short window (Dictum)', short],
    ['30 s window (pipeline)', full],
  ] as const) {
    console.log(
      `${name}: mean ${meanMs.toFixed(0)} ms, p50 ${p50Ms.toFixed(0)} ms, word error rate ${wer.toFixed(2)} %`,
    );
  }
  console.log(`ratio ${ratio.toFixed(2)} (at most ${SCORING.maxRatioToPlain})`);
  console.log(JSON.stringify({ clips: clips.length, threads: THREADS, ratio, short, full }));
  return ratio <= SCORING.maxRatioToPlain ? 0 : 1;
}

void main().then((code) => (process.exitCode = code));
