// Fuzzes the channels between window and main process in the real app: npm run fuzz:ipc [-- --runs N --seed S]
// (N messages, half of them from a page that is not ours). Ends with one line of JSON.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './ensure-installed.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
console.log(`${values.runs} messages, seed ${values.seed}`);
const env = { ...process.env, DICTUM_FUZZ_MESSAGES: values.runs, DICTUM_FUZZ_SEED: values.seed };
const { status, stdout } = spawnSync(process.execPath, [join(root, 'scripts/e2e.mjs'), 'fuzz'], {
  env,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
  maxBuffer: 64 * 1024 * 1024,
});
const line = stdout.split('\n').find((text) => text.startsWith('{"messages"'));
if (status !== 0) console.log(stdout);
console.log(line ?? '{"messages":0}');
process.exit(status ?? 1);
