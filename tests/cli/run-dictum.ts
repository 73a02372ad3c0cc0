import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
export const SPEECH = join(ROOT, 'tests/fixtures/speech');
const BUNDLE = join(ROOT, 'dist/dictum.cjs');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Builds dist/dictum.cjs where it is missing or old, as `npm run dictum` does. */
export function buildDictum(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/dictum.mjs'), '--version'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

/** Starts the built command line as a process of its own. */
export function startDictum(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [BUNDLE, ...args], { cwd: SPEECH, env: { ...process.env, ...env } });
}

/** Waits for the end of a started command line. */
export function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  let [out, err] = ['', ''];
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (err += data.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

/** Runs the command line in the folder of the spoken fixtures; `input` is its standard input. */
export function runDictum(
  args: readonly string[],
  input = Buffer.alloc(0),
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const child = startDictum(args, env);
  // A program that does not read its input closes it.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return ended(child);
}
