import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { type Dictum, test } from './dictum';
import { historyRows, newestRow } from './history-file';
import { clearClipboard, newClipboardText } from './machine';

function recordings(dictum: Dictum): readonly string[] {
  const folder = join(dictum.data, 'recordings');
  return existsSync(folder) ? readdirSync(folder) : [];
}

test('deleted is deleted: one, all, their sound, and nothing of it is back after a restart', async ({ dictum }) => {
  await dictum.launch({ clip: 'en_ps_goforward', settings: { keepRecordingsDays: 7 } });
  await dictum.dictate();
  await newClipboardText();
  const { id } = await newestRow(dictum.history, { delivery: 'copied' });
  expect(recordings(dictum).length).toBe(1);
  expect(
    await dictum.page.evaluate((entry) => window.dictum.invoke('history:remove', { id: entry }), id),
  ).toMatchObject({
    ok: true,
  });
  expect(historyRows(dictum.history)).toEqual([]);
  expect(recordings(dictum)).toEqual([]);

  await dictum.dictate();
  await newestRow(dictum.history, { delivery: 'copied' });
  await dictum.page.evaluate(() => window.dictum.invoke('history:remove-all', undefined));
  expect(recordings(dictum)).toEqual([]);
  await dictum.app.close();
  await dictum.launch({ clip: 'en_ps_goforward' });
  await expect.poll(async () => (await dictum.info()).snapshot.phase.kind).toBe('ready');
  expect(historyRows(dictum.history)).toEqual([]);
});

test('with recordings not kept, the sound is gone once its text is delivered', async ({ dictum }) => {
  await dictum.launch({ clip: 'en_ps_goforward', settings: { keepRecordingsDays: 0 } });
  await dictum.dictate();
  await newClipboardText();
  await expect.poll(() => recordings(dictum)).toEqual([]);
});

test('copy again: the entry’s text is on the clipboard', async ({ dictum }) => {
  await dictum.launch({ clip: 'en_ps_goforward' });
  await dictum.dictate();
  const text = await newClipboardText();
  const { id } = await newestRow(dictum.history, { text });
  await clearClipboard();
  await dictum.page.evaluate((entry) => window.dictum.invoke('history:copy', { id: entry }), id);
  expect(await newClipboardText()).toBe(text);
});

test('settings hold at once and after a restart', async ({ dictum }) => {
  await dictum.launch({ clip: 'en_ps_goforward' });
  await dictum.page.evaluate(() => window.dictum.invoke('settings:change', { hotkey: 'F9', theme: 'dark' }));
  expect((await dictum.info()).settings).toMatchObject({ hotkey: 'F9', theme: 'dark' });
  expect(JSON.parse(readFileSync(join(dictum.data, 'settings.json'), 'utf8'))).toMatchObject({ hotkey: 'F9' });
  await dictum.app.close();
  await dictum.launch({ clip: 'en_ps_goforward' });
  expect((await dictum.info()).settings).toMatchObject({ hotkey: 'F9', theme: 'dark' });
});
