import { readlinkSync, rmdirSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Beside the profile: Chromium's link to the lock of the one instance, in the system's folder for temporary files. */
const LINK = 'SingletonSocket';
const FILES = ['SingletonSocket', 'SingletonCookie'];

/** Folder of the instance lock that the profile in `dataFolder` points to; `undefined` where there is none (Windows, macOS, first start). */
export function lockFolder(dataFolder: string): string | undefined {
  try {
    return dirname(readlinkSync(join(dataFolder, LINK)));
  } catch {
    return undefined;
  }
}

/**
 * Deletes what an instance that was killed left of its lock: Chromium makes a new one and forgets the old folder. Nothing
 * but its two files is touched, and the folder goes only when it is empty then. Never throws.
 *
 * @param before the lock's folder as it was before this instance took the lock
 */
export function removeDeadLock(before: string | undefined, dataFolder: string): void {
  if (before === undefined || before === lockFolder(dataFolder)) return;
  for (const name of FILES) attempt(() => unlinkSync(join(before, name)));
  attempt(() => rmdirSync(before));
}

function attempt(action: () => void): void {
  try {
    action();
  } catch {
    // Gone already, or not ours to delete: a folder without sound or text, which the system clears in time.
  }
}
