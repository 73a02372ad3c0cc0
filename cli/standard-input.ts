import { createWriteStream, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const folders = new Set<string>();

/**
 * The standard input as a file, because a WAV's length is known only at its end.
 *
 * @returns path of a file that only this user can read; `removeInputFiles` deletes it
 */
export async function saveStandardInput(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dictum-input-'));
  folders.add(folder);
  const file = join(folder, 'input.wav');
  await pipeline(process.stdin, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
  return file;
}

/** Deletes every file of `saveStandardInput`; synchronous, so that it also runs where the process is about to end. */
export function removeInputFiles(): void {
  for (const folder of folders) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    folders.delete(folder);
  }
}
