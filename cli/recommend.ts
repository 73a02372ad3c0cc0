import { benchModels, type BenchRow } from '../core/model-bench/bench-models';
import { type ModelBench, recommendModel } from '../core/model-bench/recommend';
import type { SpokenClip } from '../core/model-bench/spoken-clip';
import type { Engine } from '../core/engine';
import { type Clip, readManifest, trustedClips } from '../storage/clip-manifest';
import { readWholeSound } from '../storage/whole-sound';
import { printFailure, printLine, printNote } from './console';

/**
 * Benches models one after the other on a manifest's trusted clips, and prints what each did and which one is recommended.
 *
 * @param open makes the engine with a model
 * @returns the exit code: 1 where a model failed or no clip could be had
 */
export async function runRecommend(
  names: readonly string[],
  manifest: string,
  language: string,
  open: (name: string) => Engine,
): Promise<number> {
  const read = await readManifest(manifest);
  const listed = read.ok ? trustedClips(read.value, language) : [];
  if (listed.length === 0) {
    printNote(`dictum: ${manifest}: ${read.ok ? `No clip has the language ${language} and no doubt.` : read.failure}`);
    return 1;
  }
  const clips = await readSounds(listed);
  if (clips.length === 0) return 1;
  const benches: ModelBench[] = [];
  await benchModels(
    { names, clips, language },
    {
      open,
      steadyMs: () => performance.now(),
      goesOn: () => true,
      onClip: () => undefined,
      onRow: (row) => {
        printRow(row);
        if (row.kind === 'heard') benches.push(row.bench);
      },
    },
  );
  const recommended = recommendModel(benches);
  if (recommended === undefined) return 1;
  const why =
    recommended.why === 'best' ? 'fewest errors of those that are fast enough' : 'none is fast enough; the fastest';
  printLine(`recommended  ${recommended.name}  ${why}`);
  return benches.length === names.length ? 0 : 1;
}

/** A clip that can't be read is said and left out, for every model alike. */
async function readSounds(listed: readonly Clip[]): Promise<readonly SpokenClip[]> {
  const clips: SpokenClip[] = [];
  for (const { file, text } of listed) {
    const samples = await readWholeSound(file);
    if (samples.ok) clips.push({ text, samples: samples.value });
    else printFailure(samples.failure, file);
  }
  return clips;
}

function printRow(row: BenchRow): void {
  if (row.kind === 'failed') printFailure(row.failure, row.name);
  else {
    const { name, wer, meanMs } = row.bench;
    printLine(`${name}  word error rate ${wer.toFixed(2)} %  mean ${meanMs.toFixed(0)} ms a clip`);
  }
}
