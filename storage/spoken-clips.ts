import { join } from 'node:path';
import type { SpokenClip } from '../core/model-bench/spoken-clip';
import type { BenchFailure } from '../core/failure';
import { fail, type Result, succeed } from '../core/result';
import { readManifest, trustedClips } from './clip-manifest';
import { readWholeSound } from './whole-sound';

/** In the folder of the clips that ship with the app. */
const MANIFEST = 'manifest.tsv';

/**
 * The clips of a folder with a manifest, in its order, with their sound in memory.
 *
 * @param language Whisper's code; clips in others are left out
 * @returns `bench-without-clips` where there is none or one can't be read: a bench on what is left would be another bench
 */
export async function readSpokenClips(
  folder: string,
  language: string,
): Promise<Result<readonly SpokenClip[], BenchFailure>> {
  const read = await readManifest(join(folder, MANIFEST));
  const clips: SpokenClip[] = [];
  for (const { file, text } of read.ok ? trustedClips(read.value, language) : []) {
    const samples = await readWholeSound(file);
    if (!samples.ok) return fail({ name: 'bench-without-clips' });
    clips.push({ text, samples: samples.value });
  }
  return clips.length === 0 ? fail({ name: 'bench-without-clips' }) : succeed(clips);
}
