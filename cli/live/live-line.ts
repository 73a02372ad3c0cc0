import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../../core/engine';
import type { Line } from '../../core/line';
import type { Clock, Delivered, Deliverer } from '../../core/ports';
import { forkChild } from '../../engine/fork-child';
import { createRemoteEngine } from '../../engine/remote-engine';
import { openHistory } from '../../storage/history';
import { createRecordings } from '../../storage/recordings';

/** The app's line, with its engine process, recordings and history in a folder of their own, and a clipboard that notes. */
export interface LiveLine {
  readonly line: Line;
  readonly engine: Engine;
  readonly clipboard: NotingDeliverer;
  /** Of the engine's process. */
  pid(): number | undefined;
  close(): Promise<void>;
}

/** Takes every text, and notes the moment it was handed over. */
export class NotingDeliverer implements Deliverer {
  readonly handedOver: { readonly text: string; readonly atMs: number }[] = [];

  deliver(text: string): Promise<Delivered> {
    this.handedOver.push({ text, atMs: performance.now() });
    return Promise.resolve({ kind: 'copied' });
  }
}

const clock: Clock = {
  wallMs: () => Date.now(),
  steadyMs: () => performance.now(),
  after(ms, action) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};

/** @param script the bundled engine/process.ts */
export async function openLiveLine(script: string, modelsFolder: string): Promise<LiveLine> {
  const folder = mkdtempSync(join(tmpdir(), 'dictum-live-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  // Also where the bench is interrupted: it is speech.
  process.once('exit', remove);
  let pid: number | undefined;
  const engine = createRemoteEngine(() => {
    const child = forkChild({ script, modelsFolder });
    pid = child.pid;
    return child;
  });
  const { history } = await openHistory({ file: join(folder, 'history.sqlite') });
  const clipboard = new NotingDeliverer();
  const line: Line = {
    recordings: createRecordings({ folder: join(folder, 'recordings') }),
    engine,
    history,
    deliverer: clipboard,
    clock,
    report: () => undefined,
  };
  return {
    line,
    engine,
    clipboard,
    pid: () => pid,
    close: async () => {
      await engine.close();
      history.close();
      process.off('exit', remove);
      remove();
    },
  };
}
