import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { COMMAND_NAMES } from '../../electron/ipc/contract';
import { plainWords } from './clips';
import { type Dictum, test } from './dictum';
import type { AttackCounts } from './fuzz-attack';
import { fillHistory } from './fill-history';
import { newClipboardText } from './machine';
import { pageScript } from './page-script';
import { answerDialog } from './save-dialog';
import { COLLECTABLE, readUsage } from './usage';

// `npm run fuzz:ipc` sets both; in the test command it is a short run.
const MESSAGES = Number(process.env['DICTUM_FUZZ_MESSAGES'] ?? 4_000);
const SEED = Number(process.env['DICTUM_FUZZ_SEED'] ?? 11);
/** Half from our page, half from another. */
const HALF = MESSAGES / 2;
/** Memory is first read after this share of our page's: by then everything has been used. */
const EARLY = 0.2;
/**
 * `heap`: what JavaScript still uses after a collection: 6 and 6 at 10,000 and 100,000 messages. The rest is what processes hold:
 * allocators give back late.
 */
const MOST_GAINED_MEGABYTES = { heap: 4, mainMegabytes: 40, rendererMegabytes: 20, engineMegabytes: 60 };

const MEMORIES = Object.keys(MOST_GAINED_MEGABYTES) as (keyof typeof MOST_GAINED_MEGABYTES)[];

/** JavaScript's memory in the main process; right after `readUsage`, which collects it. */
function mainHeapMegabytes(dictum: Dictum): Promise<number> {
  return dictum.app.evaluate(() => Math.round(process.memoryUsage().heapUsed / 1024 / 1024));
}

/** All that a message could change. */
async function stateOf(dictum: Dictum): Promise<unknown> {
  const { snapshot, settings } = await dictum.info();
  const history = await dictum.page.evaluate(() => window.dictum.invoke('history:list', { search: '', limit: 1_000 }));
  return { snapshot, settings, history };
}

/** Nothing is recorded, nothing thinks and no models are compared. */
async function settle(dictum: Dictum): Promise<void> {
  await dictum.page.evaluate(async () => {
    await window.dictum.invoke('dictation:cancel', undefined);
    await window.dictum.invoke('bench:stop', undefined);
  });
  await expect.poll(() => dictum.phase(), { timeout: 120_000 }).toBe('ready');
}

/** From a page that is not ours, with our bridge in it. */
function fromElsewhere(dictum: Dictum, script: string): Promise<AttackCounts> {
  return dictum.app.evaluate(async ({ app: main, BrowserWindow }, attack) => {
    const preload = `${main.getAppPath()}/dist/preload.cjs`;
    const other = new BrowserWindow({ show: false, webPreferences: { preload } });
    await other.loadURL('data:text/html,<title>other</title>');
    const counts = (await other.webContents.executeJavaScript(attack)) as AttackCounts;
    other.destroy();
    return counts;
  }, script);
}

test('random and mutated messages to every channel crash nothing, and change nothing from a page that is not ours', async ({
  dictum: app,
}) => {
  test.setTimeout(120_000 + MESSAGES * 20);
  const ids = await fillHistory(app.history, 200);
  await app.launch({ clip: 'en_ps_sense-0880', settings: { paste: false }, switches: [COLLECTABLE] });
  const exported = join(app.folder, 'exported');
  await answerDialog(app, exported);
  const call = await pageScript('fuzz-attack');
  const attack = (seed: number, messages: number): string =>
    call('attack', { seed, messages, commands: COMMAND_NAMES, ids: ids.slice(0, 20) });
  const pids = await app.app.evaluate(({ BrowserWindow }) => [
    process.pid,
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  ]);

  // The engine takes most of its memory with the first sound.
  await app.dictate();
  await newClipboardText();
  const first = await app.page.evaluate<AttackCounts>(attack(SEED, HALF * EARLY));
  await settle(app);
  const early = { ...(await readUsage(app)), heap: await mainHeapMegabytes(app) };
  const second = await app.page.evaluate<AttackCounts>(attack(SEED + 1, HALF * (1 - EARLY)));
  await settle(app);
  const before = await stateOf(app);
  const foreign = await fromElsewhere(app, attack(SEED + 2, HALF));
  const after = await stateOf(app);
  const end = { ...(await readUsage(app)), heap: await mainHeapMegabytes(app) };
  const ours = { answered: first.answered + second.answered, refused: first.refused + second.refused };
  const memory = MEMORIES.map((name) => [name, { early: early[name], end: end[name] }]);
  const bugs = app.log.match(/dictum: bug.*(?:\n\s+at .*)*/g) ?? [];
  console.log(
    JSON.stringify({ messages: MESSAGES, seed: SEED, ours, foreign, bugs: bugs.length, ...Object.fromEntries(memory) }),
  );

  expect(bugs).toEqual([]);
  expect(foreign.answered).toBe(0);
  expect(foreign.refused + foreign.audio).toBe(HALF);
  expect(after).toEqual(before);
  // The junk was deep enough to be taken for real now and then.
  expect(ours.answered).toBeGreaterThan(HALF / 10);
  expect(ours.refused).toBeGreaterThan(HALF / 10);
  expect(existsSync(exported)).toBe(true);
  const grown = MEMORIES.filter((name) => end[name] - early[name] > MOST_GAINED_MEGABYTES[name]);
  expect(grown).toEqual([]);
  expect(
    await app.app.evaluate(({ BrowserWindow }) => [
      process.pid,
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    ]),
  ).toEqual(pids);
  // And it still does its main job.
  await app.page.evaluate(() =>
    window.dictum.invoke('settings:change', {
      hotkey: 'ControlRight',
      hotkeyMode: 'hold-or-tap',
      microphoneId: '',
      language: 'en',
      minWords: 1,
      minCharacters: 1,
    }),
  );
  await app.dictate();
  expect(plainWords(await newClipboardText())).toContain('young');
});
