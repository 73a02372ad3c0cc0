import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FILES } from '../core/tuning';
import { makeFolder } from './make-folder';
import { isProcessAlive } from './process-alive';
import { removeFile } from './remove-file';
import { createUniqueFile } from './unique-file';

/** Whose they are shows in the name, so that what a killed process left can be told from what a living one is at. */
const NAME = /^(.+)\.(\d+)\.[A-Za-z0-9]{6}\.(?:wav|tmp)$/;

/**
 * Writes a temporary file and closes it, flushed, so that anyone can open it, also on Windows. What could not be written
 * whole is gone again.
 *
 * @returns its path; rejects with the disk's error
 */
export async function writeTemporaryFile(
  folder: string,
  kind: string,
  extension: 'wav' | 'tmp',
  content: Uint8Array | string,
): Promise<string> {
  await makeFolder(folder);
  const path = await createUniqueFile(folder, `${kind}.${String(process.pid)}.XXXXXX.${extension}`);
  try {
    const file = await open(path, 'r+');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    return path;
  } catch (error) {
    await removeFile(path);
    throw error;
  }
}

/** Deletes temporary files of this kind that a dead process left. Never throws. */
export async function removeStale(folder: string, kind: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, itsKind, pid] = NAME.exec(name) ?? [];
    if (itsKind !== kind || Number(pid) === process.pid) continue;
    const path = join(folder, name);
    const about = await stat(path).catch(() => undefined);
    if (about === undefined) continue;
    if (!isProcessAlive(Number(pid)) || Date.now() - about.mtimeMs > FILES.staleMs) await removeFile(path);
  }
}
