import { expect, type Page } from '@playwright/test';
import { seed } from './samples';
import { test } from './window';

function settingsOf(page: Page) {
  return page.evaluate(() => window.fakeMain.info.settings);
}

test('every setting can be changed by keyboard, and holds at once', async ({ open }) => {
  const page = await open();
  await page.getByRole('tab', { name: 'Dictate' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Settings' })).toBeFocused();

  await page.getByRole('combobox', { name: 'Language' }).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('germ');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await settingsOf(page)).language).toBe('de');

  await page.getByRole('button', { name: /Dictation key/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('F9');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await settingsOf(page)).hotkey).toBe('F9');

  await page.getByRole('radio', { name: 'Hold or tap' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('radio', { name: 'Not on battery' }).focus();
  await page.keyboard.press('ArrowRight');
  for (const name of [
    'Private mode',
    'Encrypt history and recordings',
    'Paste at the cursor',
    'Echo cancellation',
    'Noise suppression',
    'Automatic volume',
  ]) {
    await page.getByRole('switch', { name }).focus();
    await page.keyboard.press('Space');
  }
  await page.getByRole('textbox', { name: 'Names and words of yours' }).fill('Ada Lovelace, Grafana,');
  await page.keyboard.press('Tab');
  await page.getByRole('textbox', { name: 'Minutes until the speech model rests' }).fill('15');
  await page.keyboard.press('Tab');
  await page.getByRole('textbox', { name: 'Least characters' }).focus();
  await page.keyboard.press('ArrowUp');
  await page.getByRole('textbox', { name: 'Least words' }).fill('500');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Days to keep recordings' }).fill('0');
  await page.keyboard.press('Tab');
  await page.getByRole('textbox', { name: 'Most space for recordings, in MB' }).fill('200');
  await page.keyboard.press('Tab');
  await page.getByRole('radio', { name: 'System' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect
    .poll(() => settingsOf(page))
    .toEqual({
      language: 'de',
      hotkey: 'F9',
      hotkeyMode: 'hold',
      beginAtPauses: 'never',
      paste: false,
      microphoneId: '',
      echoCancellation: true,
      noiseSuppression: true,
      autoGain: true,
      model: 'whisper-base',
      vocabulary: ['Ada Lovelace', 'Grafana'],
      unloadAfterMinutes: 15,
      minCharacters: 2,
      minWords: 20,
      privateMode: true,
      encrypt: true,
      keepRecordingsDays: 0,
      keepRecordingsMegabytes: 200,
      theme: 'dark',
    });
});

test('private mode is said on the first screen while it is on', async ({ open }) => {
  const page = await open();
  await expect(page.getByText('Private mode')).toHaveCount(0);
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('switch', { name: 'Private mode' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('tab', { name: 'Dictate' }).click();
  await expect(page.getByText('Private mode: nothing of this is kept.')).toBeVisible();
});

test('encryption can’t be turned on without a key store, and says why; it can still be turned off', async ({
  open,
}) => {
  const page = await open(seed({ info: { encryption: { keyStore: 'missing', work: 'none' } } }));
  await page.getByRole('tab', { name: 'Settings' }).click();
  const encrypt = page.getByRole('switch', { name: 'Encrypt history and recordings' });
  await expect(encrypt).toBeDisabled();
  await expect(encrypt).toHaveAccessibleDescription(/no keyring, or it is locked. Install gnome-keyring or KWallet/);
  await page.evaluate(() => window.fakeMain.emit('settings', { ...window.fakeMain.info.settings, encrypt: true }));
  await expect(encrypt).toBeEnabled();
});

test('what is kept, where, and how is said, and that it is being rewritten', async ({ open }) => {
  const page = await open();
  await page.getByRole('tab', { name: 'Settings' }).click();
  const kept = page.getByRole('region', { name: 'What is kept' });
  await expect(kept).toContainText('for your account alone, not encrypted.');
  await page.getByRole('switch', { name: 'Encrypt history and recordings' }).focus();
  await page.keyboard.press('Space');
  await expect(kept).toContainText('for your account alone, texts and recordings encrypted.');
  await page.evaluate(() => window.fakeMain.emit('encryption', { keyStore: 'there', work: 'encrypting' }));
  await expect(kept.getByRole('status')).toHaveText('Encrypting what was kept before…');
  await page.evaluate(() => window.fakeMain.emit('encryption', { keyStore: 'there', work: 'none' }));
  await expect(kept.getByRole('status')).toHaveText('');
});

test('the theme is the setting’s, or the system’s', async ({ open, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open();
  const root = page.locator('html');
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(root).toHaveAttribute('data-theme', 'light');
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByText('Dark', { exact: true }).click();
  await expect(root).toHaveAttribute('data-theme', 'dark');
});

test('a microphone is chosen from those that are connected', async ({ open }) => {
  const page = await open();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('button', { name: /System’s choice/ }).click();
  await page.getByRole('option', { name: /Fake.*1/ }).click();
  await expect.poll(async () => (await settingsOf(page)).microphoneId).toMatch(/^[0-9a-f]{64}$/);
});

test('a microphone that was chosen and is gone is named as such', async ({ open }) => {
  const gone = seed();
  const page = await open({
    ...gone,
    info: { ...gone.info, settings: { ...gone.info.settings, microphoneId: 'gone' } },
  });
  await page.getByRole('tab', { name: 'Settings' }).click();
  await expect(page.getByRole('button', { name: /Chosen one, not connected/ })).toBeVisible();
});

test('settings that can’t be saved are a banner, which can be dismissed', async ({ open }) => {
  const page = await open(seed({ refuse: { 'settings:change': { name: 'settings-failed', reason: 'full' } } }));
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByText('Dark', { exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('The disk is full: free some space.');
  await page.getByRole('button', { name: 'Dismiss: The settings can’t be saved' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('it says where everything is kept, and which version this is', async ({ open }) => {
  const page = await open();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await expect(page.getByText('/home/ada/.config/Dictum')).toBeVisible();
  await expect(page.getByText('Dictum 0.1.0.')).toBeVisible();
});

test('the request counts are shown and follow the app', async ({ open }) => {
  const page = await open();
  await page.getByRole('tab', { name: 'Settings' }).click();
  const counts = page.getByRole('region', { name: 'Network' }).getByRole('status');
  await expect(counts).toHaveText('Requests that left this computer: 0. Refused: 0.');
  await page.evaluate(() => window.fakeMain.emit('network', { left: 0, refused: 3 }));
  await expect(counts).toHaveText('Requests that left this computer: 0. Refused: 3.');
});
