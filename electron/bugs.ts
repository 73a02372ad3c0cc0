import { app } from 'electron';

/** What a bug may leave in the log: the kind of error and where it was. Its message stays out: it may hold what was said. */
export function describeBug(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`;
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...places].join('\n');
}

export function logBug(error: unknown): void {
  console.error(`dictum: bug: ${describeBug(error)}`);
}

/** Electron would answer an uncaught error with a dialog behind which the process hangs; Dictum says where it was, and ends. */
export function exitOnUncaught(): void {
  process.on('uncaughtException', (error) => {
    logBug(error);
    app.exit(1);
  });
  process.on('unhandledRejection', (reason) => {
    logBug(reason);
    app.exit(1);
  });
}
