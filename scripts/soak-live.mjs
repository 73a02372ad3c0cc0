// Live dictations at random moments with the real model; none may give a text of an early start that no longer holds:
//   npm run soak:live [-- --runs N --seed S]      by default 200. Ends with one line of JSON.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root } from './ensure-installed.mjs';

ensureInstalled();
const out = join(root, 'dist/soak-live.cjs');
await build({
  absWorkingDir: root,
  entryPoints: ['tests/live/soak-live.ts'],
  outfile: out,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  external: ['onnxruntime-node', '@photostructure/sqlite'],
  alias: { sharp: './scripts/empty-module.cjs', 'onnxruntime-web': './scripts/empty-module.cjs' },
  logLevel: 'error',
});
spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), 'cli'], { stdio: 'inherit' });
const { status } = spawnSync(process.execPath, [out, ...process.argv.slice(2)], { stdio: 'inherit', cwd: root });
process.exit(status ?? 1);
