import type { Failure } from '../core/failure';
import { failureText } from '../core/failure-text';

/** 128 and the number of SIGPIPE, as the shell reports a program that wrote to a closed pipe. */
const BROKEN_PIPE_EXIT = 141;

/** Results on the standard output, and nothing else there. */
export function printLine(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Everything for the user's eyes goes to the standard error. */
export function printNote(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** `dictum: FILE: title. advice` */
export function printFailure(failure: Failure, file?: string): void {
  const { title, advice } = failureText(failure);
  printNote(`dictum: ${file === undefined ? '' : `${file}: `}${title}. ${advice}`);
}

/** A reader that went away (`dictum … | head -1`) ends the program without a word. */
export function endQuietlyOnBrokenPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || error.code === 'EOF') process.exit(BROKEN_PIPE_EXIT);
    throw error;
  });
}
