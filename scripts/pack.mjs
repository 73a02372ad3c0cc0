// Packs Dictum for Linux on the test runtime into release/linux-unpacked/, as it would ship, and prints its size by part.
// Also makes release/linux-e2e/: the same files, with the one fuse off that keeps a debugger (and so Playwright) out.
//   npm run pack
import { spawnSync } from 'node:child_process';
import { copyFileSync, lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root } from './ensure-installed.mjs';
import { ELECTRON_VERSION, prepareRuntime, RUNTIME } from './test-runtime.mjs';

const PACKED = join(root, 'release/linux-unpacked');
const FOR_TESTS = join(root, 'release/linux-e2e');

ensureInstalled();
try {
  prepareRuntime();
  run(process.execPath, [join(root, 'scripts/build.mjs'), 'main', 'renderer']);
  mkdirSync(join(root, 'release'), { recursive: true });
  rmSync(PACKED, { recursive: true, force: true });
  rmSync(FOR_TESTS, { recursive: true, force: true });
  const runtime = copyRuntime();
  const overrides = [`-c.electronDist=${runtime}`, `-c.electronVersion=${ELECTRON_VERSION}`];
  run(join(root, 'node_modules/.bin/electron-builder'), ['--linux', 'dir', '--publish', 'never', ...overrides]);
  await checkFuses();
  await makeTestCopy();
  printSizes();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

/** The runtime without its stand-in for Electron's default app, which has no place in a packed one. */
function copyRuntime() {
  const copy = join(root, 'release/electron');
  rmSync(copy, { recursive: true, force: true });
  run('cp', ['-al', RUNTIME, copy]);
  rmSync(join(copy, 'resources/default_app.asar'), { recursive: true });
  rmSync(join(copy, 'version'));
  return copy;
}

async function checkFuses() {
  const { FuseState, FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses');
  const wire = await getCurrentFuseWire(join(PACKED, 'dictum'));
  const off = ['RunAsNode', 'EnableNodeOptionsEnvironmentVariable', 'EnableNodeCliInspectArguments'];
  const on = ['EnableCookieEncryption', 'EnableEmbeddedAsarIntegrityValidation', 'OnlyLoadAppFromAsar'];
  const wrong = [
    ...off.filter((name) => wire[FuseV1Options[name]] !== FuseState.DISABLE),
    ...on.filter((name) => wire[FuseV1Options[name]] !== FuseState.ENABLE),
  ];
  if (wrong.length > 0) throw new Error(`Fuses that are not as they should be: ${wrong.join(', ')}`);
  console.log(`Fuses: off ${off.join(', ')}; on ${on.join(', ')}`);
}

/** Hard links for all but the binary, whose inspect fuse is flipped. */
async function makeTestCopy() {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  run('cp', ['-al', PACKED, FOR_TESTS]);
  const binary = join(FOR_TESTS, 'dictum');
  rmSync(binary);
  copyFileSync(join(PACKED, 'dictum'), binary);
  await flipFuses(binary, { version: FuseVersion.V1, [FuseV1Options.EnableNodeCliInspectArguments]: true });
}

function printSizes() {
  const resources = join(PACKED, 'resources');
  const total = bytes(PACKED);
  const parts = {
    'app.asar': bytes(join(resources, 'app.asar')),
    'native parts': bytes(join(resources, 'app.asar.unpacked')),
    models: bytes(join(resources, 'models')),
    speech: bytes(join(resources, 'speech')),
  };
  const electron = total - Object.values(parts).reduce((sum, size) => sum + size, 0);
  console.log('Packed size:');
  for (const [name, size] of Object.entries({ ...parts, Electron: electron, total })) {
    console.log(`  ${name.padEnd(12)} ${(size / 1e6).toFixed(1).padStart(7)} MB`);
  }
}

function bytes(path) {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => sum + bytes(join(path, name)), 0);
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`${command} failed. ${error?.message ?? ''}`);
}
