import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { childScript } from '../children/child-script';

const ROOT = join(import.meta.dirname, '../..');

export interface OnDisk {
  /** Ran on a disk of that size of its own (`mount`), or, where this user may not mount, with files limited to it. */
  readonly limit: 'disk' | 'files';
  /** What the child printed, as JSON. */
  readonly output: unknown;
}

/**
 * Runs `tests/children/<name>.ts FOLDER` where no more than `kiB` kibibytes fit: on a small disk, and for users who may not
 * mount one, under the shell's limit on the length of files, which the system enforces in the same calls.
 */
export function runOnSmallDisk(name: string, folder: string, kiB: number, readOnly = false): OnDisk {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const mounted = run('mount', ['-t', 'tmpfs', '-o', `size=${String(kiB)}k,mode=700`, 'dictum-test', disk]);
  try {
    if (readOnly && !(mounted ? run('mount', ['-o', 'remount,ro', disk]) : run('chmod', ['500', disk]))) {
      throw new Error('the disk can’t be made read-only');
    }
    const limit = mounted ? '' : `ulimit -f ${String(kiB * 2)}; `;
    const { stdout, stderr, status } = spawnSync(
      'sh',
      ['-c', `${limit}exec "$0" "$@"`, process.execPath, childScript(name), disk],
      { encoding: 'utf8', timeout: 60_000, env: { ...process.env, NODE_PATH: join(ROOT, 'node_modules') } },
    );
    if (status !== 0) throw new Error(`the child ended with ${String(status)}: ${stderr}`);
    return { limit: mounted ? 'disk' : 'files', output: JSON.parse(stdout) };
  } finally {
    if (mounted) run('umount', ['-l', disk]);
  }
}

function run(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
