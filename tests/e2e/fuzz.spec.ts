import { expect } from '@playwright/test';
import { COMMAND_NAMES } from '../../electron/ipc/contract';
import { plainWords } from './clips';
import { test } from './dictum';
import { makeFuzzer } from './fuzz-messages';
import { newClipboardText } from './machine';

// `npm run fuzz:ipc` sets both; in the test command it is a short run.
const MESSAGES = Number(process.env['DICTUM_FUZZ_MESSAGES'] ?? 4_000);
const SEED = Number(process.env['DICTUM_FUZZ_SEED'] ?? 11);
/** Messages at a time: the page waits for the answers to all of them. */
const BATCH = 500;
/** Memory that the main process may have gained between the first fifth and the end. */
const MAX_GROWTH_BYTES = 30 * 1024 * 1024;

/** Sends a batch of junk and counts how it was answered; `audio` goes to the channel without answers. */
function attack(seed: number, count: number): string {
  const names = JSON.stringify([...COMMAND_NAMES, 'audio', 'audio', 'no:such-command', 'toString']);
  return `(async () => {
    const next = (${makeFuzzer.toString()})(${String(seed)}, ${names});
    const counts = { answered: 0, refused: 0, audio: 0 };
    const waiting = [];
    for (let i = 0; i < ${String(count)}; i++) {
      const { name, input } = next();
      if (name === 'audio') { counts.audio++; try { dictum.sendAudio(input); } catch { counts.refused++; } continue; }
      waiting.push((async () => dictum.invoke(name, input))().then(() => counts.answered++, () => counts.refused++));
    }
    await Promise.all(waiting);
    return counts;
  })()`;
}

interface Counts {
  readonly answered: number;
  readonly refused: number;
  readonly audio: number;
}

test('random and mutated messages to every channel change nothing that they must not', async ({ dictum: app }) => {
  test.setTimeout(60_000 + MESSAGES * 20);
  await app.launch({ clip: 'en_ps_sense-0880', settings: { paste: false } });
  const totals = { answered: 0, refused: 0, audio: 0, foreignAnswered: 0, foreignRefused: 0 };
  const memory = (): Promise<number> => app.app.evaluate(() => process.memoryUsage().rss);
  let early = 0;

  const half = Math.floor(MESSAGES / 2);
  for (let sent = 0; sent < half; sent += BATCH) {
    const counts = await app.page.evaluate<Counts>(attack(SEED + sent, BATCH));
    totals.answered += counts.answered;
    totals.refused += counts.refused;
    totals.audio += counts.audio;
    if (early === 0 && sent >= half / 5) early = await memory();
  }

  // A page that is not ours, with our bridge in it: nothing of what it says may be answered or change anything.
  const before = await app.info();
  for (let sent = 0; sent < half; sent += half) {
    const counts = await app.app.evaluate(
      async ({ app: main, BrowserWindow }, script) => {
        const preload = `${main.getAppPath()}/dist/preload.cjs`;
        const other = new BrowserWindow({ show: false, webPreferences: { preload } });
        await other.loadURL('data:text/html,<title>other</title>');
        const result = (await other.webContents.executeJavaScript(script)) as Counts;
        other.destroy();
        return result;
      },
      attack(SEED + MESSAGES + sent, half),
    );
    totals.foreignAnswered += counts.answered;
    totals.foreignRefused += counts.refused;
    totals.audio += counts.audio;
  }
  const growthBytes = (await memory()) - early;
  const settingsUnchanged = JSON.stringify((await app.info()).settings) === JSON.stringify(before.settings);
  console.log(JSON.stringify({ messages: MESSAGES, seed: SEED, ...totals, growthBytes, settingsUnchanged }));

  expect(totals.foreignAnswered).toBe(0);
  expect(totals.foreignRefused).toBeGreaterThan(half / 2);
  expect(totals.refused).toBeGreaterThan(totals.answered);
  expect(settingsUnchanged).toBe(true);
  expect(growthBytes).toBeLessThan(MAX_GROWTH_BYTES);
  // And it still does its main job, whatever the junk that happened to be sound has started.
  await app.page.evaluate(() => window.dictum.invoke('dictation:cancel', undefined));
  await app.page.evaluate(() => window.dictum.invoke('settings:change', { hotkey: 'ControlRight' }));
  await expect.poll(() => app.phase()).toMatch(/ready|done/);
  await app.dictate();
  expect(plainWords(await newClipboardText())).toContain('young');
});
