import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { plainWords } from './clips';
import { test } from './dictum';
import { historyRows, newestRow } from './history-file';
import { keyDown, keyUp, newClipboardText } from './machine';

test('engine killed in the middle of a transcription: the app stays up and the text still comes', async ({
  dictum,
}) => {
  await dictum.launch({ clip: 'en_jfk' });
  const enginePid = await dictum.enginePid();
  expect(enginePid).toBeGreaterThan(0);
  keyDown();
  await pause(1_000);
  // Stopped while somebody speaks, it has all the work before it when it is killed.
  process.kill(enginePid, 'SIGSTOP');
  await dictum.listen();
  keyUp();
  await expect.poll(() => dictum.phase()).toBe('thinking');
  process.kill(enginePid, 'SIGKILL');
  const words = plainWords(await newClipboardText());
  expect([words[0], words.at(-1)]).toEqual(['and', 'country']);
  expect(await dictum.enginePid()).not.toBe(enginePid);
  await dictum.dictate();
  await expect.poll(() => historyRows(dictum.history).length).toBe(2);
});

test('engine that hangs in the middle of a transcription: the text still comes', async ({ dictum }) => {
  await dictum.launch({ clip: 'en_ps_sense-0880' });
  const enginePid = await dictum.enginePid();
  keyDown();
  await dictum.listen();
  process.kill(enginePid, 'SIGSTOP');
  keyUp();
  expect(plainWords(await newClipboardText(90_000))).toContain('young');
});

test('app killed while recording: the next start has the words in the history', async ({ dictum }) => {
  await dictum.launch({ clip: 'en_jfk' });
  keyDown();
  await dictum.listen();
  await dictum.killAll();
  keyUp();
  expect(historyRows(dictum.history)).toEqual([]);
  expect(readdirSync(join(dictum.data, 'recordings')).length).toBeGreaterThan(0);
  await dictum.launch({ clip: 'en_jfk' });
  const row = await newestRow(dictum.history, { origin: 'recovered' });
  const words = plainWords(row.text);
  expect([words[0], words.at(-1)]).toEqual(['and', 'country']);
  await expect(dictum.page.getByText(row.text).first()).toBeVisible();
});

test('quit while recording: nothing is lost', async ({ dictum }) => {
  await dictum.launch({ clip: 'en_jfk' });
  keyDown();
  await dictum.listen();
  await dictum.app.close();
  keyUp();
  await dictum.launch({ clip: 'en_jfk' });
  const row = await newestRow(dictum.history, {});
  expect(plainWords(row.text)).toEqual(expect.arrayContaining(['fellow', 'americans']));
});

test('the window’s process crashes while recording: what was said so far comes, and the window is back', async ({
  dictum,
}) => {
  await dictum.launch({ clip: 'en_jfk' });
  keyDown();
  await dictum.listen();
  await dictum.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  const words = plainWords(await newClipboardText());
  keyUp();
  expect(words[0]).toBe('and');
  const alive = (): Promise<boolean> =>
    dictum.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some(
        (window) => !window.webContents.isCrashed() && window.webContents.getTitle() === 'Dictum',
      ),
    );
  await expect.poll(alive).toBe(true);
});
