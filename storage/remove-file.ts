import { chmod, readdir, rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RECORDING } from '../core/tuning';

/** Beside a file that could not be deleted: its deletion is still owed. Without it, the next start would take the file for lost words. */
export const DELETION_MARK = '.delete';

/**
 * Deletes a file, also where Windows says no for a while (a virus scanner holds it) or it is read-only. What still fails is
 * marked, and tried again by `removeMarked`. Never throws.
 *
 * @returns whether the file is gone
 */
export async function removeFile(path: string): Promise<boolean> {
  for (let attempt = 0; attempt < RECORDING.deleteTries; attempt++) {
    if (attempt > 0) await pause(RECORDING.deletePauseMs * 2 ** (attempt - 1));
    if (await unlinkOnce(path)) {
      await unmark(path);
      return true;
    }
  }
  await markForDeletion(path);
  return false;
}

/** Says that the file's deletion is owed, without deleting it. Never throws. */
export async function markForDeletion(path: string): Promise<void> {
  await writeFile(path + DELETION_MARK, '', { mode: 0o600 }).catch(() => undefined);
}

/** The file is wanted again. Never throws. */
export async function unmark(path: string): Promise<void> {
  await rm(path + DELETION_MARK, { force: true }).catch(() => undefined);
}

/**
 * Deletes what is marked in this folder: what `removeFile` could not delete, and what a process that is gone owed. Never throws.
 *
 * @param spare says which files are still to stay
 */
export async function removeMarked(folder: string, spare: (path: string) => boolean = () => false): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.endsWith(DELETION_MARK)) continue;
    const path = join(folder, name.slice(0, -DELETION_MARK.length));
    if (!spare(path)) await removeFile(path);
  }
}

async function unlinkOnce(path: string): Promise<boolean> {
  try {
    await unlink(path);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return true;
    // On Windows a read-only file can't be deleted before it is made writable.
    if (code === 'EPERM' || code === 'EACCES') await chmod(path, 0o600).catch(() => undefined);
    return false;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
