import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { plainWords } from './clips';
import { test } from './dictum';
import { historyRows, newestRow } from './history-file';
import { clearClipboard, keyDown, keyUp, newClipboardText } from './machine';

// What the machine and its user do while somebody dictates; docs/reliability.md has the table of all faults.

test('the machine goes to sleep while recording: what was said comes, and the key works at once afterwards', async ({
  dictum,
}) => {
  await dictum.launch({ clip: 'en_ps_sense-0880' });
  keyDown();
  await dictum.listen();
  await dictum.app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
  expect(plainWords(await newClipboardText())).toContain('young');
  await dictum.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  keyUp();
  await clearClipboard();
  await dictum.dictate();
  expect(plainWords(await newClipboardText())).toContain('young');
});

test('the screen is locked while the key is held: the text comes, and the next press works', async ({ dictum }) => {
  await dictum.launch({ clip: 'en_ps_sense-0880' });
  keyDown();
  await dictum.listen();
  await dictum.app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
  expect(plainWords(await newClipboardText())).toContain('young');
  await dictum.app.evaluate(({ powerMonitor }) => powerMonitor.emit('unlock-screen'));
  keyUp();
  await clearClipboard();
  await dictum.dictate();
  expect(plainWords(await newClipboardText())).toContain('young');
});

test('the window reloads while recording: what was said so far comes, and dictation goes on', async ({ dictum }) => {
  await dictum.launch({ clip: 'en_ps_sense-0880' });
  keyDown();
  await dictum.listen();
  await dictum.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
  expect(plainWords(await newClipboardText())).toContain('young');
  keyUp();
  await dictum.page.waitForLoadState('load');
  await clearClipboard();
  await dictum.dictate();
  expect(plainWords(await newClipboardText())).toContain('young');
});

test('the clock is set back while recording and after it: right length, nothing deleted, dictation goes on', async ({
  dictum,
}) => {
  await dictum.launch({ clip: 'en_ps_sense-0880' });
  const setBack = (hours: number): Promise<void> =>
    dictum.app.evaluate((_electron, ms) => {
      const before = Date.now;
      Date.now = () => before() - ms;
    }, hours * 3_600_000);
  keyDown();
  await pause(500);
  await setBack(1);
  await dictum.listen();
  keyUp();
  expect(plainWords(await newClipboardText())).toContain('young');
  await expect.poll(async () => (await dictum.info()).snapshot.last?.delivery).toBe('copied');
  const { last } = (await dictum.info()).snapshot;
  expect(last?.latencyMs).toBeLessThan(30_000);
  expect(last?.durationMs).toBeLessThan(30_000);
  expect(last?.hasRecording).toBe(true);
  await setBack(24 * 400);
  await clearClipboard();
  await dictum.dictate();
  expect(plainWords(await newClipboardText())).toContain('young');
  expect(historyRows(dictum.history)).toHaveLength(2);
});

test('two keys at once, the window’s and the dictation key: one recording, one text', async ({ dictum }) => {
  await dictum.launch({ clip: 'en_ps_sense-0880' });
  await dictum.page.bringToFront();
  await dictum.page.keyboard.down('Space');
  await expect.poll(() => dictum.phase()).toBe('listening');
  await dictum.listen();
  keyDown();
  keyUp();
  await dictum.page.keyboard.up('Space');
  expect(plainWords(await newClipboardText())).toContain('young');
  await pause(1_000);
  expect(historyRows(dictum.history)).toHaveLength(1);
  expect(await dictum.phase()).toMatch(/ready|done/);
});

test('delivery refused by the clipboard: the app says so, the text is in the history and can be copied', async ({
  dictum,
}) => {
  await dictum.launch({ clip: 'en_ps_sense-0880' });
  await dictum.app.evaluate(({ clipboard }) => {
    const writeText = clipboard.writeText.bind(clipboard);
    clipboard.writeText = () => Promise.resolve();
    Object.assign(globalThis, { giveClipboardBack: () => (clipboard.writeText = writeText) });
  });
  await dictum.dictate();
  const row = await newestRow(dictum.history, { delivery: 'refused' });
  expect(plainWords(row.text)).toContain('young');
  await expect(dictum.page.getByText('The clipboard did not take the text').first()).toBeVisible();
  await dictum.app.evaluate(() => (globalThis as unknown as { giveClipboardBack(): void }).giveClipboardBack());
  await dictum.page.evaluate((id) => window.dictum.invoke('history:copy', { id }), row.id);
  expect(await newClipboardText()).toBe(row.text);
});
