// Kills the real line at random moments and looks at what a restart finds: npm run torture [-- --runs N --seed S]
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root } from './ensure-installed.mjs';

ensureInstalled();
const out = join(root, 'dist/torture');
await build({
  absWorkingDir: root,
  entryPoints: ['torture', 'recorder', 'restart'].map((name) => `tests/torture/${name}.ts`),
  outdir: out,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  external: ['onnxruntime-node', '@photostructure/sqlite'],
  alias: { sharp: './scripts/empty-module.cjs', 'onnxruntime-web': './scripts/empty-module.cjs' },
  logLevel: 'error',
});
spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), 'cli'], { stdio: 'inherit' });
const { status } = spawnSync(process.execPath, [join(out, 'torture.cjs'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
