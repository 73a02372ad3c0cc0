import { open, realpath, rename } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { FILES } from '../core/tuning';
import { removeFile } from './remove-file';
import { writeTemporaryFile } from './temporary-files';

/**
 * Puts new content in a file's place in one step: a crash leaves the old or the new, never a mixture. A link stays one.
 * Rejects with the disk's error; the old content is then untouched.
 */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const temporary = await writeTemporaryFile(dirname(target), basename(target), 'tmp', content);
  try {
    await renameInTime(temporary, target);
  } catch (error) {
    await removeFile(temporary);
    throw error;
  }
  await flushFolder(dirname(target));
}

/** Renames, also where Windows says no for a while because a virus scanner holds one of the two. */
export async function renameInTime(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (attempt >= FILES.replaceTries || !['EPERM', 'EACCES', 'EBUSY'].includes(code)) throw error;
      await new Promise((resolve) => setTimeout(resolve, FILES.replacePauseMs * 2 ** (attempt - 1)));
    }
  }
}

/** Sends the rename itself to the device; Windows has no way to, and does not need it. */
export async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The content is safe either way.
  }
}
