import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Dictum } from './dictum';

/** What the app takes of the machine, read from outside it. */
export interface Usage {
  /** Open files, pipes and sockets of main, renderer and engine. */
  readonly handles: number;
  /** All of the app's process group. */
  readonly processes: number;
  /** In the data folder, Chromium's own included. */
  readonly files: number;
  /** Memory of its own, in MiB: what is swapped out counts, pages of program files do not. */
  readonly mainMegabytes: number;
  readonly rendererMegabytes: number;
  readonly engineMegabytes: number;
  /** Of all its other processes together. */
  readonly otherMegabytes: number;
}

export type Resource = keyof Usage;

/** The switch that lets a test collect the main process' garbage. */
export const COLLECTABLE = '--js-flags=--expose-gc';

const READINGS = 5;
const BETWEEN_READINGS_MS = 700;

/** The lowest of a few readings: memory goes up and down with each collection. */
export async function readUsage(dictum: Dictum): Promise<Usage> {
  await collectGarbage(dictum);
  const lowest = await readOnce(dictum);
  const result: Record<Resource, number> = { ...lowest };
  for (let reading = 1; reading < READINGS; reading++) {
    await pause(BETWEEN_READINGS_MS);
    const next = await readOnce(dictum);
    for (const name of Object.keys(result) as Resource[]) result[name] = Math.min(result[name], next[name]);
  }
  return result;
}

/**
 * What page and main process merely have not thrown away yet is no growth; nor is what the debugger that Playwright attaches
 * keeps of each line that was logged, until it is told to discard it.
 */
async function collectGarbage({ app, page }: Dictum): Promise<void> {
  const inspector = await page.context().newCDPSession(page);
  await inspector.send('HeapProfiler.collectGarbage');
  await inspector.detach();
  const collected = await app.evaluate(() => {
    // The one way to a module from here.
    const { mainModule } = process as unknown as { readonly mainModule: { require(name: string): unknown } };
    const { Session } = mainModule.require('node:inspector') as typeof import('node:inspector');
    const debuggers = new Session();
    debuggers.connect();
    debuggers.post('Runtime.enable');
    debuggers.post('Runtime.discardConsoleEntries');
    debuggers.disconnect();
    const { gc } = globalThis as { readonly gc?: () => void };
    gc?.();
    return gc !== undefined;
  });
  if (!collected) throw new Error('launch the app with COLLECTABLE');
}

async function readOnce(dictum: Dictum): Promise<Usage> {
  const pids = await dictum.app.evaluate(({ BrowserWindow }) => ({
    main: process.pid,
    renderer: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
  }));
  const { main, renderer } = pids;
  const engine = await dictum.enginePid();
  const group = processGroup(main);
  const named = [main, renderer, engine];
  const others = group.filter((pid) => !named.includes(pid));
  return {
    handles: named.reduce((sum, pid) => sum + readdirSync(`/proc/${String(pid)}/fd`).length, 0),
    processes: group.length,
    files: readdirSync(dictum.data, { recursive: true }).length,
    mainMegabytes: ownMegabytes(main),
    rendererMegabytes: ownMegabytes(renderer),
    engineMegabytes: ownMegabytes(engine),
    otherMegabytes: others.reduce((sum, pid) => sum + ownMegabytes(pid), 0),
  };
}

function processGroup(leader: number): readonly number[] {
  const { stdout } = spawnSync('pgrep', ['-g', String(leader)], { encoding: 'utf8' });
  return stdout.split('\n').filter(Boolean).map(Number);
}

/** 0 for a process that has just ended. */
function ownMegabytes(pid: number): number {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    const kilobytes = (name: string): number =>
      Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);
    return Math.round((kilobytes('RssAnon') + kilobytes('VmSwap')) / 1024);
  } catch {
    return 0;
  }
}
