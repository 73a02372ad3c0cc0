import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { childScript } from '../children/child-script';

const ROOT = join(import.meta.dirname, '../..');

/** The user that owns nothing, by number. */
const NOBODY = 65_534;

export interface OnDisk {
  /** Ran on a disk of that size of its own (`disk`), or, where this user may not mount one, under limits of the system (`files`). */
  readonly limit: 'disk' | 'files';
  /** What the child printed, as JSON. */
  readonly output: unknown;
}

/**
 * Runs `tests/children/<name>.ts FOLDER` where no more than `kiB` kibibytes fit, or nothing can be written: on a small disk,
 * and for users who may not mount one, under the shell's limit on the length of files, which the system enforces in the
 * same calls, or in a folder that is not theirs.
 */
export function runOnSmallDisk(name: string, folder: string, kiB: number, readOnly = false): OnDisk {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const script = childScript(name);
  const mounted = run('mount', ['-t', 'tmpfs', '-o', `size=${String(kiB)}k,mode=700`, 'dictum-test', disk]);
  try {
    if (readOnly && mounted && !run('mount', ['-o', 'remount,ro', disk])) throw new Error('no read-only disk');
    if (readOnly && !mounted) closeFolder(disk, dirname(script));
    const limit = mounted ? '' : `ulimit -f ${String(kiB * 2)}; `;
    const { stdout, stderr, status } = spawnSync(
      'sh',
      ['-c', `${limit}exec "$0" "$@"`, process.execPath, script, disk],
      {
        encoding: 'utf8',
        timeout: 60_000,
        env: { ...process.env, NODE_PATH: join(ROOT, 'node_modules') },
        ...(readOnly && !mounted && process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}),
      },
    );
    if (status !== 0) throw new Error(`${name} ended with ${String(status)}: ${stderr}`);
    return { limit: mounted ? 'disk' : 'files', output: JSON.parse(stdout) };
  } finally {
    if (mounted) run('umount', ['-l', disk]);
  }
}

/** Nothing is denied to root: the child becomes nobody then, who must reach the folder and its script. */
function closeFolder(folder: string, scriptFolder: string): void {
  chmodSync(folder, 0o555);
  for (const path of [dirname(folder), scriptFolder]) chmodSync(path, 0o755);
}

function run(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
