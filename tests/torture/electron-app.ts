import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fakeMicrophoneSwitches } from '../../scripts/fake-microphone.cjs';
import { readTapOutput, type TapOutput } from './tap-output';

/** The real app on the virtual screen, as a process group of its own. */
export interface RunningApp {
  /** Resolves when page and keys are ready; rejects when the app ends or `START_MS` is over. */
  readonly ready: Promise<void>;
  /** Kills every process of it at once, as a power switch would. */
  kill(): Promise<void>;
  /** Asks it to end, and waits until it has. */
  quit(): Promise<void>;
  /** What the tap has seen so far; after its end, all that it saw. */
  seen(): TapOutput;
}

export interface AppPlace {
  readonly electron: string;
  /** The repository's root: the app that Electron runs. */
  readonly root: string;
  readonly data: string;
  readonly temp: string;
  /** What the fake microphone says. */
  readonly microphone: string;
  /** Script that looks into the app (`tap.ts`). */
  readonly tap: string;
}

/** A first start on a busy machine takes under ten seconds. */
const START_MS = 60_000;
/** Quitting takes at most twice TIMEOUT.quitMs. */
const QUIT_MS = 15_000;

export function startApp({ electron, root, data, temp, microphone, tap }: AppPlace): RunningApp {
  const args = [
    '--no-sandbox',
    // The tap prints with V8's own means.
    '--js-flags=--allow-natives-syntax',
    `--user-data-dir=${data}`,
    ...fakeMicrophoneSwitches(microphone),
    root,
  ];
  // Every desktop session has one; without it PulseAudio's library keeps its folder among the temporary files.
  const runtime = `${data}-runtime`;
  mkdirSync(runtime, { recursive: true, mode: 0o700 });
  const child = spawn(electron, args, {
    detached: true,
    env: { ...process.env, TMPDIR: temp, XDG_RUNTIME_DIR: runtime, NODE_OPTIONS: `--require ${tap}` },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  const seen = (): TapOutput => readTapOutput(output);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const ready = new Promise<void>((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error('the app did not start in time')), START_MS);
    child.once('close', () => reject(new Error('the app ended before it was ready')));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (!seen().isReady) return;
      clearTimeout(giveUp);
      resolve();
    });
    void ended.then(() => clearTimeout(giveUp));
  });
  return {
    ready,
    seen,
    kill: () => {
      signalGroup(child, 'SIGKILL');
      return ended;
    },
    quit: async () => {
      if (child.pid !== undefined) spawnSync('kill', ['-TERM', String(child.pid)]);
      const giveUp = setTimeout(() => signalGroup(child, 'SIGKILL'), QUIT_MS);
      await ended;
      clearTimeout(giveUp);
    },
  };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // It was through already.
  }
}
