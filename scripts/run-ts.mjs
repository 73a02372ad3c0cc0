// Bundles a TypeScript program of bench/ into dist/ and runs it: node scripts/run-ts.mjs bench/NAME.ts [argument …]
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { ensureInstalled, root } from './ensure-installed.mjs';

const [entry, ...args] = process.argv.slice(2);
if (entry === undefined) {
  console.error('Name a program: node scripts/run-ts.mjs bench/NAME.ts');
  process.exit(2);
}
ensureInstalled();
const out = join(root, 'dist', `bench-${basename(entry, '.ts')}.cjs`);
await build({
  absWorkingDir: root,
  entryPoints: [entry],
  outfile: out,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['onnxruntime-node'],
  alias: { sharp: './scripts/empty-module.cjs', 'onnxruntime-web': './scripts/empty-module.cjs' },
  define: { 'import.meta.url': 'bundleUrl' },
  banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, [out, ...args], { stdio: 'inherit' });
process.exit(status ?? 1);
