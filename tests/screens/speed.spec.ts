import { expect } from '@playwright/test';
import { MEASURED, SAID, seed } from './samples';
import { test } from './window';

test('the waits are a picture with words, and numbers for who wants them', async ({ open, complaints }) => {
  const page = await open(seed({ entries: MEASURED }));
  await page.getByRole('tab', { name: 'Speed' }).click();
  await expect(page.getByRole('heading', { name: 'How fast is it here?', level: 1 })).toBeVisible();
  await expect(page.getByText(/^Half of your last 30 texts were there within \d+ ms/)).toBeVisible();
  await expect(page.getByRole('img', { name: /^The wait for each of 30 texts, from 0 to 200 ms\./ })).toBeVisible();
  await expect(page.locator('.plot-bar')).toHaveCount(30);
  await expect(page.locator('.plot-bar-over')).toHaveCount(1);
  await expect(page.getByText('One took longer than 200 ms (marked).')).toBeVisible();
  await expect(page.getByRole('definition')).toHaveText(['8 ms', '6 ms', /ms$/, /ms$/, '4 ms', '60 ms']);

  await expect(page.getByRole('table')).toHaveCount(0);
  await page.getByText('In numbers').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row')).toHaveCount(31);
  await expect(page.getByRole('row').nth(1)).toHaveText(/Today, 14:31.*s.*ms.*ms/);
  expect(complaints).toEqual([]);
});

test('a text of an older version is in it, without its parts', async ({ open }) => {
  const page = await open(seed({ entries: [SAID] }));
  await page.getByRole('tab', { name: 'Speed' }).click();
  await expect(page.getByRole('img', { name: /^The wait for one text,/ })).toBeVisible();
  await expect(page.getByText(/^Your last text was there within/)).toBeVisible();
  await expect(page.getByRole('definition')).toHaveCount(0);
  await page.getByText('In numbers').click();
  await expect(page.getByRole('row').nth(1)).toContainText('not measured');
});

test('it says so where nothing was measured', async ({ open }) => {
  const page = await open();
  await page.getByRole('tab', { name: 'Speed' }).click();
  await expect(page.getByRole('heading', { name: 'No dictation measured yet' })).toBeVisible();
  await expect(page.getByRole('img')).toHaveCount(0);
});

test('it says so where the history can’t be read', async ({ open }) => {
  const page = await open(seed({ refuse: { 'history:list': { name: 'history-failed', reason: 'denied' } } }));
  await page.getByRole('tab', { name: 'Speed' }).click();
  await expect(page.locator('.history-failure')).toHaveText('The history can’t be saved');
  await expect(page.getByRole('heading', { name: 'No dictation measured yet' })).toHaveCount(0);
});
