// Runs tests in a real Windows Node under Wine: real Win32 file semantics (share modes, delete-pending), the win32 builds
// of SQLite and onnxruntime.
//   npm run test:windows [-- FILE…]     default: the files of tests/windows/files.txt
import { build } from 'esbuild';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { ensureInstalled, root } from './ensure-installed.mjs';
import { wine, wineEnvironment, windowsNode } from './wine.mjs';

ensureInstalled();
const NATIVE = ['onnxruntime-node', '@photostructure/sqlite'];
const OUT = join(root, 'dist/windows-tests');
const RESULT = join(OUT, 'result.json');
const listed = readFileSync(join(root, 'tests/windows/files.txt'), 'utf8')
  .split('\n')
  .filter((line) => /^[^#]/.test(line));
const files = process.argv.length > 2 ? process.argv.slice(2) : listed;

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
await bundleTests(files);
await bundleChildren();
const env = wineEnvironment();
const names = files.map((file) => join(OUT, outName(file)));
const status = wine({ ...env, DICTUM_CHILDREN: asWindows(join(OUT, 'children')) }, [
  windowsNode(),
  ...[join(OUT, 'run.mjs'), RESULT, ...names].map(asWindows),
]);
report(status);

/** One ES module a test file, natives outside; folders of the sources stay what they are. */
async function bundleTests(tests) {
  const sourceFolders = {
    name: 'source-folders',
    setup(builder) {
      builder.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const folder = asWindows(dirname(path)).replaceAll('\\', '\\\\');
        const code = readFileSync(path, 'utf8').replaceAll('import.meta.dirname', `'${folder}'`);
        return { contents: code, loader: 'ts' };
      });
    },
  };
  const shim = join(root, 'tests/windows/vitest-shim.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: [
      ...tests.map((file) => ({ in: file, out: outName(file).replace(/\.mjs$/, '') })),
      { in: 'tests/windows/run.mjs', out: 'run' },
    ],
    outdir: OUT,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // One copy of the runner, shared by all files.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    alias: { vitest: shim, sharp: './scripts/empty-module.cjs', 'onnxruntime-web': './scripts/empty-module.cjs' },
    external: [...NATIVE, 'esbuild'],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    plugins: [sourceFolders],
    logLevel: 'warning',
  });
}

/** The scripts that tests start as processes of their own (tests/children). */
async function bundleChildren() {
  const folder = join(root, 'tests/children');
  await build({
    entryPoints: readdirSync(folder).map((name) => join(folder, name)),
    outdir: join(OUT, 'children'),
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    external: [...NATIVE, 'esbuild'],
    logLevel: 'error',
  });
}

function outName(file) {
  return `${relative(root, join(root, file)).replaceAll('/', '-').replace(/\.ts$/, '')}.mjs`;
}

function asWindows(path) {
  return `Z:${path.replaceAll('/', '\\')}`;
}

function report(exitCode) {
  if (!existsSync(RESULT)) {
    const log = existsSync(`${RESULT}.log`) ? readFileSync(`${RESULT}.log`, 'utf8') : '';
    console.error(`${log}Windows' Node ended with ${exitCode} and left no result.`);
    process.exit(1);
  }
  const { tests, platform, version } = JSON.parse(readFileSync(RESULT, 'utf8'));
  const failed = tests.filter(({ state }) => state !== 'pass');
  for (const { name, state, error } of failed) console.log(`${state}: ${name}\n  ${error ?? ''}`);
  const passed = tests.length - failed.length;
  if (process.env.DICTUM_REPORT) {
    writeFileSync(process.env.DICTUM_REPORT, JSON.stringify({ numPassedTests: passed, numTotalTests: tests.length }));
  }
  console.log(`${basename(RESULT, '.json')} of ${platform} ${version}: ${passed} passed, ${failed.length} failed`);
  process.exit(failed.length === 0 && tests.length > 0 ? 0 : 1);
}
