import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { plainWords } from './clips';
import { type Dictum, test } from './dictum';
import { historyRows } from './history-file';
import { KEY, keyDown, keyUp, newClipboardText, tapKey } from './machine';

function recordings(dictum: Dictum): readonly string[] {
  const folder = join(dictum.data, 'recordings');
  return existsSync(folder) ? readdirSync(folder) : [];
}

test('private mode: the text is delivered, and nothing of it is on disk or back after a restart', async ({
  dictum,
}) => {
  await dictum.launch({ clip: 'en_ps_goforward', settings: { privateMode: true, keepRecordingsDays: 7 } });
  await expect(dictum.page.getByText('Private mode: nothing of this is kept.')).toBeVisible();
  await dictum.dictate();
  const text = await newClipboardText();
  await expect.poll(() => recordings(dictum)).toEqual([]);
  expect((await dictum.info()).snapshot.last).toMatchObject({ text, hasRecording: false });
  expect(historyRows(dictum.history)).toEqual([]);
  await dictum.app.close();
  await dictum.launch({ clip: 'en_ps_goforward' });
  await expectNothingLeft(dictum);
});

/** Neither on disk nor in the history, nor found by this start. */
async function expectNothingLeft(dictum: Dictum): Promise<void> {
  await expect.poll(() => recordings(dictum)).toEqual([]);
  expect((await dictum.info()).snapshot).toMatchObject({ recovered: 0 });
  const listed = await dictum.page.evaluate(() => window.dictum.invoke('history:list', { search: '', limit: 9 }));
  expect(listed).toEqual({ ok: true, value: [] });
}

async function cancelOne(dictum: Dictum): Promise<void> {
  await dictum.launch({ clip: 'en_ps_sense-0880', settings: { privateMode: true } });
  keyDown();
  await dictum.listen();
  await tapKey(KEY.escape);
  keyUp();
  await expect(dictum.page.getByRole('button', { name: 'Bring back' })).toBeVisible();
}

test('private mode: what was cancelled can be brought back; nothing of it is on disk afterwards', async ({
  dictum,
}) => {
  await cancelOne(dictum);
  await dictum.page.getByRole('button', { name: 'Bring back' }).click();
  expect(plainWords(await newClipboardText())).toContain('young');
  await expect.poll(() => recordings(dictum)).toEqual([]);
  expect(historyRows(dictum.history)).toEqual([]);
});

test('private mode: what was cancelled is gone with the next dictation', async ({ dictum }) => {
  await cancelOne(dictum);
  await dictum.dictate();
  await newClipboardText();
  await expect.poll(() => recordings(dictum)).toEqual([]);
  await expect(dictum.page.getByRole('button', { name: 'Bring back' })).toHaveCount(0);
});

test('private mode: what was cancelled is gone when the app is closed', async ({ dictum }) => {
  await cancelOne(dictum);
  await dictum.app.close();
  expect(recordings(dictum)).toEqual([]);
});

test('private mode: what was cancelled is not transcribed after a kill, but deleted', async ({ dictum }) => {
  await cancelOne(dictum);
  await expect.poll(() => recordings(dictum).length).toBe(2);
  await dictum.killAll();
  await dictum.launch({ clip: 'en_ps_goforward' });
  await expectNothingLeft(dictum);
});
