import { type Clip, NON_SPEECH, readManifest, trustedClips } from '../storage/clip-manifest';
import { readWholeSound } from '../storage/whole-sound';
import type { Spoken } from './race';

/** What `readSpoken` is to read. */
export interface WantedClips {
  readonly manifest: string;
  /** English, or every other language. */
  readonly english: boolean;
  readonly limit: number | undefined;
}

/**
 * Trusted clips of a manifest with their sound in memory.
 *
 * @throws with what to do, where the manifest or a clip can't be read or none is left
 */
export async function readSpoken({ manifest, english, limit }: WantedClips): Promise<readonly Spoken[]> {
  const rows = await readManifest(manifest);
  if (!rows.ok) throw new Error(`${manifest}: ${rows.failure} Choose a table of clips with -- --manifest FILE`);
  const languages = new Set(rows.value.map(({ language }) => language));
  const wanted = [...languages].filter((language) => language !== NON_SPEECH && (language === 'en') === english);
  const clips = wanted.flatMap((language) => trustedClips(rows.value, language)).slice(0, limit);
  if (clips.length === 0) throw new Error(`${manifest}: no such clip without doubt`);
  return Promise.all(clips.map(readOne));
}

async function readOne({ file, language, text }: Clip): Promise<Spoken> {
  const samples = await readWholeSound(file);
  if (!samples.ok) throw new Error(`${file}: ${samples.failure.name}`);
  return { file, language, text, samples: samples.value };
}
