import { constants } from 'node:os';
import { removeInputFiles } from './standard-input';

/** Ctrl-C, a closed terminal and a polite kill end with 128 and the signal's number, and leave no file. */
export function endOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM'] as const) {
    process.on(signal, () => {
      removeInputFiles();
      process.exit(128 + constants.signals[signal]);
    });
  }
}
