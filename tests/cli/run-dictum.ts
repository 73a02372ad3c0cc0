import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
export const SPEECH = join(ROOT, 'tests/fixtures/speech');
export const JFK = join(SPEECH, 'en_jfk.wav');
export const JFK_TEXT =
  'And so my fellow Americans, ask not what your country can do for you, ask what you can do for your country.';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts the command line as the user does: a real process, built where that is needed. */
export function startDictum(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(process.execPath, [join(ROOT, 'scripts/dictum.mjs'), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
  });
  const out = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (out.stderr += text));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...out }));
  });
  return { child, ended };
}

/** Runs it to its end, with `input` on the standard input. */
export async function dictum(
  args: readonly string[],
  { input = '', env = {} }: { readonly input?: string | Buffer; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Ended> {
  const { child, ended } = startDictum(args, env);
  child.stdin?.end(input);
  return ended;
}

/** Runs `use` with a new folder that is deleted afterwards. */
export async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dictum-cli-test-'));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The last line, read as JSON. */
export function lastObject(text: string): Readonly<Record<string, unknown>> {
  const parsed: unknown = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '');
  if (typeof parsed !== 'object' || parsed === null) throw new Error('the last line is no object');
  return parsed as Readonly<Record<string, unknown>>;
}
