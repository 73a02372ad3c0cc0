// Many dictations in a row through the real app with the real model: npm run soak [-- --runs N --seed S]
// Ends with one line of JSON: what the app took of the machine after a tenth of them, and at the end.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './ensure-installed.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
console.log(`${values.runs} dictations, seed ${values.seed}; about 2 s each`);
const env = { ...process.env, DICTUM_SOAK_RUNS: values.runs, DICTUM_SOAK_SEED: values.seed };
const child = spawn(process.execPath, [join(root, 'scripts/e2e.mjs'), 'soak.spec'], {
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
});
let said = '';
child.stdout.setEncoding('utf8').on('data', (text) => (said += text));
child.once('close', (code) => {
  const line = said.split('\n').find((text) => text.startsWith('{"runs"'));
  if (code !== 0) console.log(said);
  console.log(line ?? '{"runs":0}');
  process.exit(code ?? 1);
});
