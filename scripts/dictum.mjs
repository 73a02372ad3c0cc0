// The command line from the source tree: builds dist/dictum.cjs where it is missing or older than its sources, and runs it.
//   npm run -s dictum -- transcribe FILE…
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, root } from './ensure-installed.mjs';

const BUNDLE = join(root, 'dist/dictum.cjs');
const SOURCES = ['cli', 'core', 'storage', 'engine', 'package.json', 'scripts/build.mjs'];

ensureInstalled();
if (!isFresh()) {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), 'cli'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(1);
}
// npm runs its scripts in the project's folder; paths are meant from where the user stands.
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
await import(pathToFileURL(BUNDLE).href);

function isFresh() {
  return existsSync(BUNDLE) && SOURCES.every((source) => newestMs(join(root, source)) <= statSync(BUNDLE).mtimeMs);
}

function newestMs(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newestMs(join(path, name))));
}
