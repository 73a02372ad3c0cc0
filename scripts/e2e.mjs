// End-to-end tests in a real Electron on a virtual screen: builds what is not built, prepares the runtime, runs Playwright.
//   npm run e2e [-- --packed] [Playwright's arguments]      --packed: on the packed app of `npm run pack`
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root } from './ensure-installed.mjs';
import { prepareRuntime } from './test-runtime.mjs';
import { startVirtualScreen } from './virtual-screen.mjs';

const ROOMS = ['core', 'storage', 'engine', 'electron', 'renderer'];

ensureInstalled();
const packed = process.argv.includes('--packed');
const rest = process.argv.slice(2).filter((arg) => arg !== '--packed');
try {
  const electron = prepareRuntime();
  const release = join(root, 'release/linux-e2e/dictum');
  if (packed && !existsSync(release)) throw new Error('The packed app is not there: npm run pack');
  if (!packed && isStale())
    await run(process.execPath, [join(root, 'scripts/build.mjs'), 'main', 'renderer'], process.env);
  const screen = await startVirtualScreen();
  const env = { ...screen.env, DICTUM_E2E_ELECTRON: packed ? release : electron, DICTUM_E2E_APP: packed ? '' : root };
  const status = await run(
    process.execPath,
    [join(root, 'node_modules/@playwright/test/cli.js'), 'test', ...rest],
    env,
  );
  screen.stop();
  process.exit(status);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

/** Whether a source is newer than what was built of it. */
function isStale() {
  const built = ['dist/main.cjs', 'dist/preload.cjs', 'dist/engine-process.cjs', 'dist/renderer/index.html'];
  if (built.some((file) => !existsSync(join(root, file)))) return true;
  const oldest = Math.min(...built.map((file) => statSync(join(root, file)).mtimeMs));
  return ROOMS.some((room) => newest(join(root, room)) > oldest);
}

function newest(folder) {
  const times = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? newest(path) : statSync(path).mtimeMs;
  });
  return Math.max(0, ...times);
}

function run(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
