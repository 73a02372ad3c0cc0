import { fork } from 'node:child_process';
import { type EngineArguments, type EngineChild, engineArguments } from './child';

export interface ForkOptions extends EngineArguments {
  /** The bundled engine/process.ts. */
  readonly script: string;
}

/** The engine's process under plain Node: for the command line and the tests. */
export function forkChild(options: ForkOptions): EngineChild & { readonly pid: number | undefined } {
  const child = fork(options.script, engineArguments(options), {
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
