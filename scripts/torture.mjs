// Kills the real line, and the whole app, at random moments and looks at what a restart finds:
//   npm run torture [-- --runs N --electron M --seed S]      by default 270 of the line and 30 of the app
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root } from './ensure-installed.mjs';
import { prepareRuntime } from './test-runtime.mjs';
import { startVirtualScreen } from './virtual-screen.mjs';

ensureInstalled();
const out = join(root, 'dist/torture');
await build({
  absWorkingDir: root,
  entryPoints: ['torture', 'recorder', 'restart', 'tap'].map((name) => `tests/torture/${name}.ts`),
  outdir: out,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  external: ['electron', 'onnxruntime-node', '@photostructure/sqlite', '@playwright/test'],
  alias: { sharp: './scripts/empty-module.cjs', 'onnxruntime-web': './scripts/empty-module.cjs' },
  logLevel: 'error',
});
spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), 'cli', 'main', 'renderer'], { stdio: 'inherit' });
const electron = prepareRuntime();
const screen = await startVirtualScreen();
const { status } = spawnSync(process.execPath, [join(out, 'torture.cjs'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...screen.env, DICTUM_E2E_ELECTRON: electron },
});
screen.stop();
process.exit(status ?? 1);
