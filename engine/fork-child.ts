import { fork } from 'node:child_process';
import type { EngineChild } from './child';

export interface ForkOptions {
  /** The bundled engine/process.ts. */
  readonly script: string;
  readonly modelsFolder: string;
  /** Folder of the Whisper that is used instead of the embedded one. */
  readonly installed?: string | undefined;
  readonly threads?: number;
}

/** The engine's process under plain Node: for the command line and the tests. */
export function forkChild(options: ForkOptions): EngineChild & { readonly pid: number | undefined } {
  const threads = options.threads === undefined ? [] : [`--threads=${options.threads}`];
  const whisper = options.installed === undefined ? [] : [`--installed=${options.installed}`];
  const child = fork(options.script, [`--models=${options.modelsFolder}`, ...whisper, ...threads], {
    serialization: 'advanced',
    // Standard output belongs to the parent: the command line prints texts there.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  });
  const exits: (() => void)[] = [];
  let over = false;
  const exit = (): void => {
    if (over) return;
    over = true;
    for (const listener of exits) listener();
  };
  child.on('exit', exit);
  // Could not be started, or its channel broke: either way nothing more comes from it.
  child.on('error', () => {
    child.kill('SIGKILL');
    exit();
  });
  return {
    pid: child.pid,
    post: (message) => {
      if (child.connected) child.send(message, () => undefined);
    },
    onMessage: (listener) => child.on('message', (message) => listener(message)),
    onExit: (listener) => {
      if (over) listener();
      else exits.push(listener);
    },
    kill: () => child.kill('SIGKILL'),
  };
}
