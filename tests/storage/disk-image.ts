import { spawnSync } from 'node:child_process';
import { closeSync, copyFileSync, mkdirSync, mkdtempSync, openSync, rmSync, ftruncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const IMAGE_BYTES = 24 * 1024 * 1024;

/**
 * A disk with ext4 in a file. What the system keeps in memory for it is not in the file, only what was sent to the device:
 * a copy of the file is the disk as it is after a power failure.
 */
export class DiskImage {
  private readonly image: string;
  readonly mounted: string;

  /** Makes and mounts it. Throws where this user may not. */
  constructor(private readonly folder: string) {
    this.image = join(folder, 'disk.img');
    this.mounted = join(folder, 'disk');
    const file = openSync(this.image, 'w');
    ftruncateSync(file, IMAGE_BYTES);
    closeSync(file);
    run('mkfs.ext4', ['-q', this.image]);
    mount(this.image, this.mounted);
  }

  /** The disk as the device has it now; not mounted. */
  copy(): string {
    const path = join(this.folder, 'after.img');
    copyFileSync(this.image, path);
    return path;
  }

  unmount(): void {
    run('umount', ['-l', this.mounted]);
  }
}

/** Mounts a copy, which repairs it by its journal as a start after a power failure does; `look` sees it. */
export async function withCopy<T>(image: string, look: (folder: string) => Promise<T>): Promise<T> {
  const folder = `${image}.mounted`;
  mount(image, folder);
  try {
    return await look(folder);
  } finally {
    run('umount', ['-l', folder]);
  }
}

/** Whether this user may make and mount a disk in a file; looked at by doing it. */
export function mayMountImages(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), 'dictum-image-'));
  try {
    new DiskImage(folder).unmount();
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function mount(image: string, folder: string): void {
  mkdirSync(folder);
  run('mount', ['-o', 'loop', image, folder]);
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${error?.message ?? stderr}`);
}
