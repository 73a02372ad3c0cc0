// Builds dist/: main, preload, engine process and command line as CommonJS bundles, the window by Vite.
//   node scripts/build.mjs [main|cli|renderer …]     default: all
import { build } from 'esbuild';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const parts = process.argv.slice(2);
const wanted = (part) => parts.length === 0 || parts.includes(part);

/** Electron 25 (Node 18, Chrome 114) is the oldest that must start; native modules stay outside the bundles. */
const node = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node18.15',
  absWorkingDir: root,
  external: ['electron', 'onnxruntime-node', '@photostructure/sqlite', 'uiohook-napi'],
  // transformers.js asks for both; one is for images, the other for browsers.
  alias: { sharp: './scripts/empty-module.cjs', 'onnxruntime-web': './scripts/empty-module.cjs' },
  define: { 'import.meta.url': 'bundleUrl' },
  banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'warning',
};

if (wanted('main')) {
  await build({
    ...node,
    entryPoints: { main: 'electron/main.ts', 'engine-process': 'engine/process.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
  });
  await build({
    ...node,
    entryPoints: { preload: 'electron/preload.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    banner: {},
    define: {},
    target: 'chrome114',
  });
}
if (wanted('cli')) {
  const { outputFiles } = await build({
    ...node,
    entryPoints: { dictum: 'cli/dictum.ts', 'engine-process': 'engine/process.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    write: false,
  });
  // Put in place whole: the command line is built on its first use, and may be in use twice at once.
  mkdirSync(join(root, 'dist'), { recursive: true });
  for (const { path, contents } of outputFiles) {
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, contents, { mode: 0o755 });
    renameSync(draft, path);
  }
}
if (wanted('renderer')) {
  const vite = await import('vite');
  await vite.build({ configFile: join(root, 'renderer/vite.config.mjs'), logLevel: 'warn' });
}
