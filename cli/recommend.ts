import type { Engine } from '../core/engine';
import { type ModelBench, recommendModel } from '../core/recommend';
import { sumErrors, werPercent } from '../core/scoring/word-error-rate';
import { printFailure, printLine, printNote } from './console';
import { hearClip, type ClipResult } from './hear-clip';
import { type Clip, readManifest, trustedClips } from './manifest';
import { readClip } from './sound-file';
import { mean } from './statistics';

/**
 * Benches models one after the other on a manifest's trusted clips, and prints what each did and which one is recommended.
 *
 * @param open makes the engine with a model
 * @returns the exit code
 */
export async function runRecommend(
  names: readonly string[],
  manifest: string,
  language: string,
  open: (name: string) => Engine,
): Promise<number> {
  const read = await readManifest(manifest);
  const clips = read.ok ? trustedClips(read.value, language) : [];
  if (clips.length === 0) {
    printNote(`dictum: ${manifest}: ${read.ok ? `No clip has the language ${language} and no doubt.` : read.failure}`);
    return 1;
  }
  const benches: ModelBench[] = [];
  for (const name of names) {
    const engine = open(name);
    try {
      const bench = await benchModel(name, clips, language, engine);
      if (bench === undefined) continue;
      benches.push(bench);
      printLine(`${name}  word error rate ${bench.wer.toFixed(2)} %  mean ${bench.meanMs.toFixed(0)} ms a clip`);
    } finally {
      await engine.close();
    }
  }
  const recommended = recommendModel(benches);
  if (recommended === undefined) return 1;
  const why =
    recommended.why === 'best' ? 'fewest errors of those that are fast enough' : 'none is fast enough; the fastest';
  printLine(`recommended  ${recommended.name}  ${why}`);
  return benches.length === names.length ? 0 : 1;
}

async function benchModel(
  name: string,
  clips: readonly Clip[],
  language: string,
  engine: Engine,
): Promise<ModelBench | undefined> {
  const loaded = await engine.load();
  if (!loaded.ok) {
    printFailure(loaded.failure, name);
    return undefined;
  }
  const results: ClipResult[] = [];
  for (const clip of clips) {
    const samples = await readClip(clip.file);
    const heard = samples.ok ? await hearClip(clip, samples.value, language, engine) : samples;
    if (heard.ok) results.push(heard.value);
    else printFailure(heard.failure, clip.file);
  }
  if (results.length === 0) {
    printNote(`dictum: ${name} heard none of the clips.`);
    return undefined;
  }
  // The first run allocates and plans: not what a user waits for every time.
  const timed = results.length > 1 ? results.slice(1) : results;
  const meanMs = mean(timed.map(({ ms }) => ms));
  const clipMs = mean(timed.map(({ durationMs }) => durationMs));
  return { name, wer: werPercent(sumErrors(results)), meanMs, clipMs };
}
