import { mkdir } from 'node:fs/promises';

/** Makes a folder for this user alone, with those above it; one that is there is fine. Rejects with the disk's error. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    // On a read-only disk the recursive form says that the folder is missing; the plain one says why.
    await mkdir(path, { mode: 0o700 });
  }
}
