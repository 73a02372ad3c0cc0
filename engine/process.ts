import process from 'node:process';
import { TIMEOUT } from '../core/tuning';
import { setUpCollector } from './collect-garbage';
import { createLocalEngine } from './local-engine';
import type { FromEngine, ToEngine } from './protocol';
import { serveEngine } from './serve';

/**
 * Entry of the engine's own process, as a child of Node (`child_process.fork`, serialization `advanced`) or of Electron
 * (`utilityProcess`). Arguments: `--models=FOLDER`, `--installed=FOLDER` (a Whisper instead of the embedded one), `--threads=N`.
 */

/** What Electron hangs on `process` in a utility process; its messages come wrapped in an event. */
interface ParentPort {
  postMessage(message: FromEngine): void;
  on(event: 'message', listener: (event: { readonly data: ToEngine }) => void): void;
}

setUpCollector();

const { parentPort } = process as unknown as { parentPort?: ParentPort };
const post = (message: FromEngine): void => {
  if (parentPort !== undefined) parentPort.postMessage(message);
  // A parent that is gone takes nothing; `disconnect` ends this process then.
  else if (process.connected) process.send?.(message);
};

const modelsFolder = argument('models');
if (modelsFolder === undefined) throw new Error('--models=FOLDER is missing');
const threads = Number(argument('threads') ?? 0);
const options = { modelsFolder, installed: argument('installed') };
const engine = createLocalEngine(threads > 0 ? { ...options, threads } : options);
const take = serveEngine(engine, post);

if (parentPort !== undefined) parentPort.on('message', ({ data }) => take(data));
else {
  process.on('message', (message) => take(message as ToEngine));
  process.on('disconnect', () => process.exit(0));
}
post({ kind: 'beat' });
setInterval(() => post({ kind: 'beat' }), TIMEOUT.engineHeartbeatMs);

function argument(name: string): string | undefined {
  const start = `--${name}=`;
  return process.argv.find((given) => given.startsWith(start))?.slice(start.length);
}
