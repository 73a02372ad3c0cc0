import type { ToEngine } from './protocol';

/**
 * A process that runs engine/process.ts, however it was started. Arguments of that process: `--models=FOLDER` and, if
 * wanted, `--threads=N`. Messages arrive in order, typed arrays as such (structured clone).
 */
export interface EngineChild {
  /** Sends a message. After the child's end it does nothing; never throws. */
  post(message: ToEngine): void;
  /** Registers the one who listens; what comes is not yet looked at. */
  onMessage(listener: (message: unknown) => void): void;
  /** Calls `listener` once, when the child has ended for whatever reason, or could not be started. */
  onExit(listener: () => void): void;
  /** Ends the child at once, also one that is stopped or busy (SIGKILL, not SIGTERM). May be called twice. */
  kill(): void;
}
