import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';

/** The packed app as it ships, not the copy with an open debugger that Playwright drives. */
export const SHIPPED = join(__dirname, '../../release/linux-unpacked');

/** A started app, with all it has said. */
export class StartedApp {
  output = '';
  exitCode: number | undefined;

  constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (data) => (this.output += String(data)));
    child.stderr?.on('data', (data) => (this.output += String(data)));
    child.once('exit', (code) => (this.exitCode = code ?? -1));
  }

  /** Of the app and, as it leads one, of its process group. */
  get pid(): number {
    return this.child.pid ?? 0;
  }

  get isReady(): boolean {
    return this.output.includes('dictum: ready');
  }

  kill(): void {
    try {
      process.kill(-this.pid, 'SIGKILL');
    } catch {
      // The whole group has ended already.
    }
  }
}

export interface Start {
  readonly folder?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface Desk {
  /** A folder of the test's own. */
  readonly folder: string;
  /** A copy of the app in it: hard links, so files are to be replaced and never written to. */
  copyApp(): string;
  start(options?: Start): StartedApp;
}

/** A test that starts the shipped app; all it started is killed afterwards, and its folder removed. */
export const test = base.extend<{ desk: Desk }>({
  desk: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'dictum-packed-'));
    const started: StartedApp[] = [];
    await use({
      folder,
      copyApp: () => {
        const copy = join(folder, 'app');
        const { status } = spawnSync('cp', ['-al', SHIPPED, copy]);
        // Another file system: no hard links there.
        if (status !== 0) spawnSync('cp', ['-a', SHIPPED, copy]);
        return copy;
      },
      start: ({ folder: app = SHIPPED, args = [], env = {} } = {}) => {
        const all = [`--user-data-dir=${join(folder, 'data')}`, '--no-sandbox', ...args];
        const options = { env: { ...process.env, ...env }, detached: true } as const;
        const one = new StartedApp(spawn(join(app, 'dictum'), all, options));
        started.push(one);
        return one;
      },
    });
    for (const one of started) one.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
});
