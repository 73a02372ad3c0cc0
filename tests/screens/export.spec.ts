import { expect } from '@playwright/test';
import { ENTRIES, seed } from './samples';
import { commandsOf, test } from './window';

test('the history is exported by keyboard, and the window says where to', async ({ open }) => {
  const page = await open(seed({ entries: ENTRIES }));
  await page.getByRole('tab', { name: 'History' }).click();
  const opener = page.getByRole('button', { name: 'Export…' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem')).toHaveText([
    'Markdown, to read',
    'CSV, for spreadsheets',
    'JSON, for programs',
  ]);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'CSV' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Exported to everything.md' })).toBeVisible();
  await expect(opener).toBeFocused();
  expect(await page.evaluate(() => window.fakeMain.calls.at(-1))).toEqual({
    name: 'history:export',
    input: { format: 'csv' },
  });
});

test('Escape exports nothing', async ({ open }) => {
  const page = await open(seed({ entries: ENTRIES }));
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  expect(await commandsOf(page)).toEqual([]);
});

test('a disk that says no is named', async ({ open }) => {
  const page = await open(
    seed({ entries: ENTRIES, refuse: { 'history:export': { name: 'export-failed', reason: 'full' } } }),
  );
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('menuitem', { name: 'JSON' }).click();
  await expect(page.getByText('The history can’t be exported')).toBeVisible();
  await expect(page.getByText('The disk is full: free some space.')).toBeVisible();
});
