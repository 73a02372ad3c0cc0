import { expect } from '@playwright/test';
import { ENTRIES, MANY_ENTRIES, SAID, seed } from './samples';
import { commandsOf, test } from './window';

test('every kind of entry, newest first, under its day', async ({ open }) => {
  const page = await open(seed({ entries: ENTRIES }));
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Today', 'Yesterday', /Tuesday,? 17 November/]);
  await expect(page.getByRole('listitem')).toHaveCount(ENTRIES.length);
  await expect(page.getByRole('region', { name: 'Today' }).getByRole('listitem')).toHaveText([
    /And so my fellow Americans.*14:31.*7.8 s.*257 ms to text.*Pasted/,
    /Thank you\..*No speech was heard.*Deliver anyway/,
    /The meeting moves to Thursday.*Copied/,
    /Not written down yet. The recording is kept.*The speech engine stopped.*Retry/,
    /Cancelled.*Bring back/,
    /Notes for the garden.*Show all/,
  ]);
  await expect(page.getByRole('button', { name: 'Retry' })).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Bring back' })).toHaveCount(1);
});

test('searching narrows the list, and says when nothing is found', async ({ open }) => {
  const page = await open(seed({ entries: ENTRIES }));
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('searchbox').fill('anna thursday');
  await expect(page.getByRole('listitem')).toHaveCount(1);
  await page.getByRole('searchbox').fill('submarine');
  await expect(page.getByRole('heading', { name: 'Nothing found for “submarine”' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByRole('listitem')).toHaveCount(ENTRIES.length);
});

test('a page at a time', async ({ open }) => {
  const page = await open(seed({ entries: MANY_ENTRIES }));
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page.getByRole('listitem')).toHaveCount(50);
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(page.getByRole('listitem')).toHaveCount(100);
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(page.getByRole('listitem')).toHaveCount(120);
  await expect(page.getByRole('button', { name: 'Show more' })).toHaveCount(0);
});

test('one entry is copied, one deleted', async ({ open }) => {
  const page = await open(seed({ entries: ENTRIES }));
  await page.getByRole('tab', { name: 'History' }).click();
  const row = page.getByRole('listitem').filter({ hasText: SAID.text });
  await row.getByRole('button', { name: 'Copy' }).click();
  await expect(row.getByRole('button', { name: 'Copied' })).toBeVisible();
  await row.getByRole('button', { name: 'Delete what was said at 14:31' }).click();
  await expect(page.getByText(SAID.text)).toHaveCount(0);
  expect(await commandsOf(page)).toEqual(['history:copy', 'history:remove']);
});

test('deleting by keyboard keeps the place in the list', async ({ open }) => {
  const page = await open(seed({ entries: ENTRIES }));
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('button', { name: 'Delete what was said at 14:23' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listitem')).toHaveCount(ENTRIES.length - 1);
  await expect(page.getByRole('button', { name: 'Delete what was said at 14:18' })).toBeFocused();
});

test('deleting all asks first, by keyboard alone, with the safe answer in focus', async ({ open }) => {
  const page = await open(seed({ entries: ENTRIES }));
  await page.getByRole('tab', { name: 'History' }).click();
  const opener = page.getByRole('button', { name: 'Delete all' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog', { name: 'Delete the whole history?' });
  await expect(dialog.getByRole('button', { name: 'Keep' })).toBeFocused();
  // The focus stays inside.
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Delete all' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Keep' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
  expect(await commandsOf(page)).toEqual([]);

  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Nothing said yet' })).toBeVisible();
  expect(await commandsOf(page)).toEqual(['history:remove-all']);
});

test('a history that can’t be read says so', async ({ open }) => {
  const page = await open(seed({ refuse: { 'history:list': { name: 'history-failed', reason: 'denied' } } }));
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page.getByText('The history can’t be saved')).toBeVisible();
  await expect(page.getByText('Nothing said yet')).toHaveCount(0);
});

test('a history whose key is lost is not called empty, and can be deleted', async ({ open }) => {
  const page = await open(seed({ snapshot: { troubles: [{ name: 'key-lost' }] } }));
  await page.getByRole('button', { name: 'Open history' }).click();
  await expect(page.getByRole('heading', { name: 'What was kept can’t be read now' })).toBeVisible();
  await page.getByRole('button', { name: 'Delete all' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete all' }).click();
  expect(await page.evaluate(() => window.fakeMain.calls.map(({ name }) => name))).toContain('history:remove-all');
});
