import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own, small and real (tmpfs), as the app's data folder. */

/** Mounts one over `folder`; returns what takes it away again, or `undefined` where this user may not mount. */
export function mountSmallDisk(folder: string, megabytes: number): (() => void) | undefined {
  const options = `size=${String(megabytes)}m,mode=700`;
  if (!run('mount', ['-t', 'tmpfs', '-o', options, 'dictum-test', folder])) return undefined;
  return () => void run('umount', ['-l', folder]);
}

/** Whether this user may mount; looked at once, by doing it. */
export function mayMount(): boolean {
  if (process.platform !== 'linux') return false;
  const folder = mkdtempSync(join(tmpdir(), 'dictum-mount-'));
  const unmount = mountSmallDisk(folder, 1);
  unmount?.();
  rmSync(folder, { recursive: true, force: true });
  return unmount !== undefined;
}

/** Writes until not a byte more fits; returns what makes room again. */
export function fillDisk(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'filler');
  const file = openSync(path, 'w');
  for (let bytes = 1_048_576; bytes >= 1;) {
    try {
      if (writeSync(file, Buffer.alloc(bytes, 1)) < bytes) bytes = Math.floor(bytes / 2);
    } catch {
      bytes = Math.floor(bytes / 2);
    }
  }
  closeSync(file);
  return () => rmSync(path);
}

function run(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
