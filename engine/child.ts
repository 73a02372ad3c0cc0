import type { ToEngine } from './protocol';

/**
 * A process that runs engine/process.ts, however it was started. Messages arrive in order, typed arrays as such (structured clone).
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

/** What the engine's process is told at its start. */
export interface EngineArguments {
  readonly modelsFolder: string;
  /** Folder of the Whisper that is used instead of the embedded one. */
  readonly installed?: string | undefined;
  readonly threads?: number;
}

/** The same as `engine/process.ts` reads it. */
export function engineArguments({ modelsFolder, installed, threads }: EngineArguments): string[] {
  return [
    `--models=${modelsFolder}`,
    ...(installed === undefined ? [] : [`--installed=${installed}`]),
    ...(threads === undefined ? [] : [`--threads=${String(threads)}`]),
  ];
}
