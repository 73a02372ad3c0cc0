import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { plainWords } from './clips';
import type { Dictum } from './dictum';
import { encryptSwitch, inTheClear, keyFile, recordings, say, test, withTemporary } from './encrypted-dictum';
import { historyRows } from './history-file';
import { keyDown, keyUp } from './machine';

async function switchEncryption(dictum: Dictum, on: boolean): Promise<void> {
  await dictum.page.getByRole('tab', { name: 'Settings' }).click();
  await encryptSwitch(dictum).focus();
  await dictum.page.keyboard.press('Space');
  await expect.poll(async () => (await dictum.info()).settings.encrypt).toBe(on);
}

test('encryption turned on: neither what was kept nor what is said then is on disk in the clear, and all is there after a restart', async ({
  dictum,
  keyring,
}) => {
  const launch = withTemporary(dictum, (await keyring.start()).launch);
  await dictum.launch({ clip: 'en_jfk', ...launch });
  const before = await say(dictum);
  await expect.poll(() => inTheClear(dictum, before).length).toBeGreaterThan(0);
  await switchEncryption(dictum, true);
  await expect.poll(() => inTheClear(dictum, before)).toEqual([]);
  await expect.poll(() => recordings(dictum).filter((name) => !name.endsWith('.enc'))).toEqual([]);
  await expect(dictum.page.getByText('texts and recordings encrypted.')).toBeVisible();

  dictum.load('en_ps_sense-0880');
  const after = await say(dictum);
  expect(plainWords(after)).toContain('young');
  expect(inTheClear(dictum, after)).toEqual([]);
  await dictum.app.close();
  expect(inTheClear(dictum, after)).toEqual([]);

  await dictum.launch({ clip: 'en_jfk', ...launch });
  await dictum.page.getByRole('tab', { name: 'History' }).click();
  for (const text of [before, after]) await expect(dictum.page.getByText(text)).toBeVisible();
  await dictum.page.getByRole('searchbox').fill('YOUNG');
  await expect(dictum.page.getByText(before)).toHaveCount(0);
  await expect(dictum.page.getByText(after)).toBeVisible();

  await switchEncryption(dictum, false);
  await expect.poll(() => existsSync(keyFile(dictum))).toBe(false);
  expect(historyRows(dictum.history).map(({ text }) => text)).toEqual([after, before]);
  expect(recordings(dictum).every((name) => name.endsWith('.wav'))).toBe(true);
});

test('app killed while recording, encrypted: the next start has the words in the history', async ({
  dictum,
  keyring,
}) => {
  const launch = withTemporary(dictum, (await keyring.start()).launch);
  await dictum.launch({ clip: 'en_jfk', settings: { encrypt: true }, ...launch });
  keyDown();
  await dictum.listen();
  await dictum.killAll();
  keyUp();
  expect(recordings(dictum)).toEqual([expect.stringMatching(/\.enc$/)]);
  await dictum.launch({ clip: 'en_jfk', ...launch });
  await expect.poll(() => historyRows(dictum.history)[0], { timeout: 60_000 }).toMatchObject({ origin: 'recovered' });
  await dictum.page.getByRole('tab', { name: 'History' }).click();
  const words = dictum.page.locator('p.entry-text', { hasText: /and so,? my fellow americans.*for your country/i });
  await expect(words).toBeVisible();
  expect(inTheClear(dictum, (await words.textContent()) ?? '')).toEqual([]);
});

test('settings that were lost do not decrypt what is kept', async ({ dictum, keyring }) => {
  const launch = withTemporary(dictum, (await keyring.start()).launch);
  await dictum.launch({ clip: 'en_ps_sense-0880', settings: { encrypt: true }, ...launch });
  const text = await say(dictum);
  await dictum.app.close();
  writeFileSync(join(dictum.data, 'settings.json'), '{ garbage');
  await dictum.launch({ engineReady: false, ...launch });
  await dictum.page.getByRole('tab', { name: 'History' }).click();
  await expect(dictum.page.getByText(text)).toBeVisible();
  expect((await dictum.info()).settings.encrypt).toBe(true);
  await dictum.app.close();
  rmSync(join(dictum.data, 'settings.json'));
  await dictum.launch({ engineReady: false, ...launch });
  expect((await dictum.info()).settings.encrypt).toBe(true);
  expect(inTheClear(dictum, text)).toEqual([]);
});
