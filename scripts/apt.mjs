// Debian packages that a script needs: installed where that is possible, else named.
import { spawnSync } from 'node:child_process';

/** Installs what is missing of `packages`; ends the process with the command to run where it can't. */
export function ensureDebianPackages(packages) {
  const missing = packages.filter((name) => {
    const { stdout } = spawnSync('dpkg-query', ['-W', '-f=${Status}', name], { encoding: 'utf8' });
    return stdout !== 'install ok installed';
  });
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) {
    console.error(`These system packages are needed: ${missing.join(' ')}\nOn Debian or Ubuntu: sudo ${command}`);
    process.exit(1);
  }
  console.error(`Installing system packages: ${missing.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const step of ['apt-get update -qq', `${command} -qq`]) {
    const { status, stdout, stderr } = spawnSync(step, { shell: true, env, encoding: 'utf8' });
    if (status !== 0) {
      console.error(`${stdout}${stderr}\n${step}: failed with ${status}.`);
      process.exit(1);
    }
  }
}
