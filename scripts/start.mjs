// Starts Dictum, after doing all the set-up it needs. With a screen: the app. With none (or DICTUM_DEMO=1): the demo.
//   npm start
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureInstalled, root } from './ensure-installed.mjs';

ensureInstalled();
console.error('Building …');
const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), 'main', 'renderer'], {
  stdio: ['ignore', 2, 2],
});
if (built.status !== 0) {
  console.error('The build failed; its messages are above.');
  process.exit(1);
}

const hasScreen = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
if (process.env.DICTUM_DEMO === '1' || !hasScreen) {
  console.error('No screen here: running the demo on a virtual one.');
  const { runDemo } = await import('./demo.mjs');
  process.exit(await runDemo());
}

console.error('Starting Dictum. The first start fetches Electron, about 120 MB …');
let electron;
try {
  // The package's only export is the path of its binary, which it fetches where it is not there.
  electron = createRequire(import.meta.url)('electron');
} catch {
  console.error(
    'Electron could not be fetched. Check the network; behind a firewall, set ELECTRON_MIRROR to a mirror.',
  );
  console.error('On Linux the demo runs without it: DICTUM_DEMO=1 npm start');
  process.exit(1);
}
// Chromium refuses to run its sandbox as root.
const asRoot = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : [];
const { status } = spawnSync(electron, [...asRoot, root, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 1);
