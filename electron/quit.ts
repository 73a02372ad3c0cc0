import { app } from 'electron';
import type { Controller } from '../core/controller';
import type { Clock } from '../core/ports';
import { TIMEOUT } from '../core/tuning';

/**
 * Quitting while something is recorded ends the sound first and gives its text a moment to reach the history. What takes
 * longer is on disk and is transcribed at the next start.
 *
 * @param close gives back what the app holds; awaited, but for no longer than the same time
 */
export function settleBeforeQuit(controller: Controller, clock: Clock, close: () => Promise<void>): void {
  let settled = false;
  let settling = false;
  app.on('before-quit', (event) => {
    if (settled) return;
    event.preventDefault();
    if (settling) return;
    settling = true;
    controller.stop();
    void atMost(whenIdle(controller), clock)
      .then(() => atMost(close(), clock))
      .then(() => {
        settled = true;
        app.quit();
      });
  });
}

function whenIdle(controller: Controller): Promise<void> {
  const isIdle = (): boolean => ['ready', 'done'].includes(controller.current().phase.kind);
  if (isIdle()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = controller.onChange(() => {
      if (!isIdle()) return;
      stop();
      resolve();
    });
  });
}

function atMost(work: Promise<void>, clock: Clock): Promise<void> {
  return Promise.race([work, new Promise<void>((resolve) => clock.after(TIMEOUT.quitMs, resolve))]);
}
