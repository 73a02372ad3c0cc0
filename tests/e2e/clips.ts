import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFakeMicrophone } from '../../scripts/fake-microphone.cjs';

const FOLDER = join(__dirname, '../fixtures/speech');

/** What was said in a clip, as the manifest has it. */
export function wordsOf(clip: string): readonly string[] {
  const row = readFileSync(join(FOLDER, 'manifest.tsv'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .find(([id]) => id === clip);
  if (row === undefined) throw new Error(`no clip ${clip}`);
  return plainWords(row[4] ?? '');
}

/** Lower case, no punctuation. */
export function plainWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
}

/** Makes `file` the fake microphone that says the clip; returns how long it speaks, in milliseconds. */
export function loadClip(clip: string, file: string): number {
  return writeFakeMicrophone(join(FOLDER, `${clip}.wav`), file);
}
