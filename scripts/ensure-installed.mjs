// Installs what package-lock.json asks for, where that has not been done. Needs nothing but Node and npm.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs `npm ci` unless node_modules is of this very lock file; ends the process with what to do where that fails. */
export function ensureInstalled() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20) {
    console.error(`Dictum needs Node 20 or later; this is ${process.version}. Get it from nodejs.org or your system's packages.`);
    process.exit(1);
  }
  const stamp = join(root, 'node_modules/.dictum-lock');
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.error('Installing packages (npm ci) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--ignore-scripts', '--loglevel=error', '--no-progress'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('npm ci failed. Check the network and the disk, then run the same command again.');
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}
