// Pictures of every screen in every state, light and dark, into docs/screenshots. The same clock, entries and window size each time.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root } from './ensure-installed.mjs';

ensureInstalled();
// A state that is no longer there must not keep its picture.
rmSync(join(root, 'docs/screenshots'), { recursive: true, force: true });
run(join(root, 'scripts/build.mjs'), 'renderer');
run(join(root, 'scripts/e2e.mjs'), '--config=tests/screens/playwright.config.ts', ...process.argv.slice(2));

function run(...args) {
  const env = { ...process.env, DICTUM_SCREENSHOTS: '1' };
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
}
