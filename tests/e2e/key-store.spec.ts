import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { encryptSwitch, inTheClear, keyFile, recordings, say, test, withTemporary } from './encrypted-dictum';
import { NO_KEYRING } from './keyring';

test('a key store that does not open: the app says so, keeps the files, and dictation works in memory', async ({
  dictum,
  keyring,
}) => {
  const session = await keyring.start();
  await dictum.launch({
    clip: 'en_ps_sense-0880',
    settings: { encrypt: true },
    ...withTemporary(dictum, session.launch),
  });
  const text = await say(dictum);
  await dictum.app.close();
  await session.stop();
  const key = readFileSync(keyFile(dictum));
  const kept = recordings(dictum);

  await dictum.launch({ clip: 'en_jfk', ...withTemporary(dictum, NO_KEYRING) });
  await expect(dictum.page.getByText('The system’s key store did not open').first()).toBeVisible();
  const inMemory = await say(dictum);
  await expect(dictum.page.getByText(inMemory).first()).toBeVisible();
  expect(inTheClear(dictum, inMemory)).toEqual([]);
  await dictum.app.close();
  expect(readFileSync(keyFile(dictum))).toEqual(key);
  expect(recordings(dictum)).toEqual(kept);

  await dictum.launch({ engineReady: false, ...withTemporary(dictum, (await keyring.start()).launch) });
  await dictum.page.getByRole('tab', { name: 'History' }).click();
  await expect(dictum.page.getByText(text)).toBeVisible();
});

test('a key that is lost: the app says so, and Delete all begins anew', async ({ dictum, keyring }) => {
  const launch = withTemporary(dictum, (await keyring.start()).launch);
  await dictum.launch({ clip: 'en_ps_sense-0880', settings: { encrypt: true }, ...launch });
  const text = await say(dictum);
  await dictum.app.close();
  writeFileSync(keyFile(dictum), 'no key at all');
  await dictum.launch({ clip: 'en_ps_sense-0880', ...launch });
  await expect(dictum.page.getByText('The key to the history is lost').first()).toBeVisible();
  expect(readFileSync(keyFile(dictum), 'utf8')).toBe('no key at all');
  await dictum.page.getByRole('tab', { name: 'History' }).click();
  await expect(dictum.page.getByText(text)).toHaveCount(0);
  await dictum.page.getByRole('button', { name: 'Delete all' }).click();
  await dictum.page.getByRole('alertdialog').getByRole('button', { name: 'Delete all' }).click();
  await expect.poll(() => existsSync(keyFile(dictum))).toBe(false);
  expect(recordings(dictum)).toEqual([]);
  const anew = await say(dictum);
  await dictum.app.close();
  expect(inTheClear(dictum, anew)).toEqual([]);
  await dictum.launch({ engineReady: false, ...launch });
  await dictum.page.getByRole('tab', { name: 'History' }).click();
  await expect(dictum.page.getByText(anew)).toBeVisible();
});

test('no key store: the switch says why, and does nothing', async ({ dictum }) => {
  await dictum.launch({ engineReady: false, ...NO_KEYRING });
  await dictum.page.getByRole('tab', { name: 'Settings' }).click();
  await expect(dictum.page.getByText('Install gnome-keyring or KWallet')).toBeVisible();
  await expect(encryptSwitch(dictum)).toBeDisabled();
  const change = { encrypt: true };
  const answer = await dictum.page.evaluate((wish) => window.dictum.invoke('settings:change', wish), change);
  expect(answer).toEqual({ ok: false, failure: { name: 'key-store-missing' } });
  expect((await dictum.info()).settings.encrypt).toBe(false);
  expect(existsSync(keyFile(dictum))).toBe(false);
});
