import { readWavFile } from '../../storage/wav-file';

/** All samples of a WAV of speech; throws where it can't be read, since it is the test's own. */
export async function readSamples(path: string): Promise<Int16Array> {
  const read = await readWavFile(path);
  if (!read.ok) throw new Error(`${path}: ${read.failure.name}`);
  const parts: Int16Array[] = [];
  for await (const part of read.value) parts.push(part);
  const samples = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    samples.set(part, at);
    at += part.length;
  }
  return samples;
}
