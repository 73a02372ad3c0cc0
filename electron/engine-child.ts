import { utilityProcess } from 'electron';
import { type EngineArguments, type EngineChild, engineArguments } from '../engine/child';

export interface EngineChildOptions extends EngineArguments {
  /** The bundled engine process. */
  readonly script: string;
  /** Said in every case: the embedded model must not be taken where one was only forgotten. */
  readonly installed: string | undefined;
  readonly serviceName: string;
}

/** The names under which the processes appear in logs and process lists: the one that hears dictations, and one that is compared. */
export const ENGINE_SERVICE_NAME = 'dictum-engine';
export const BENCH_SERVICE_NAME = 'dictum-bench';

/** The engine's process as a utility process of Electron. */
export function forkUtility({ script, serviceName, ...told }: EngineChildOptions): EngineChild {
  const child = utilityProcess.fork(script, engineArguments(told), {
    serviceName,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exits: (() => void)[] = [];
  let over = false;
  let killed = false;
  const kill = (): void => {
    killed = true;
    // Not child.kill(): it asks politely, and a process that is stopped or busy does not hear it.
    if (child.pid === undefined || over) return;
    try {
      process.kill(child.pid, 'SIGKILL');
    } catch {
      // Gone by itself meanwhile; `exit` follows.
    }
  };
  child.on('spawn', () => {
    if (killed) kill();
  });
  child.on('exit', (code) => {
    over = true;
    if (!killed) console.error(`dictum: ${serviceName} ended by itself (${code})`);
    for (const listener of exits) listener();
  });
  return {
    post: (message) => {
      if (!over) child.postMessage(message);
    },
    onMessage: (listener) => child.on('message', (message: unknown) => listener(message)),
    onExit: (listener) => {
      if (over) listener();
      else exits.push(listener);
    },
    kill,
  };
}
