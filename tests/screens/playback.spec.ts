import { expect, type Page } from '@playwright/test';
import { CANCELLED, ENTRIES, SAID, seed } from './samples';
import { test } from './window';

// The host has a recording of 2.8 s for the entry `said`, and none for the others.
const PLAY = 'Play what was said at 14:31';
const PAUSE = 'Pause what was said at 14:31';

async function openHistory(open: (seeded: ReturnType<typeof seed>) => Promise<Page>): Promise<Page> {
  const page = await open(seed({ entries: ENTRIES }));
  await page.getByRole('tab', { name: 'History' }).click();
  return page;
}

function place(page: Page) {
  return page.getByRole('slider', { name: 'Place in the recording' });
}

test('played to its end by keyboard: it moves, and is over by itself', async ({ open, complaints }) => {
  const page = await openHistory(open);
  await page.getByRole('button', { name: PLAY }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: PAUSE })).toBeFocused();
  const moved = async (): Promise<number> => Number(await place(page).inputValue());
  await expect.poll(moved, { intervals: [50] }).toBeGreaterThan(500);
  await expect(place(page)).toHaveAttribute('aria-valuetext', /0:0\d of 0:07/);
  await expect(place(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: PLAY })).toBeFocused();
  expect(complaints).toEqual([]);
});

test('paused it stays where it is, and goes on from there', async ({ open }) => {
  const page = await openHistory(open);
  await page.getByRole('button', { name: PLAY }).click();
  await expect.poll(async () => Number(await place(page).inputValue()), { intervals: [50] }).toBeGreaterThan(300);
  await page.getByRole('button', { name: PAUSE }).click();
  const at = Number(await place(page).inputValue());
  await page.waitForTimeout(400);
  expect(Number(await place(page).inputValue()) - at).toBeLessThan(200);
  // To its middle by the arrow keys.
  await place(page).focus();
  for (let press = 0; press < 10; press++) await page.keyboard.press('ArrowRight');
  await expect.poll(async () => Number(await place(page).inputValue())).toBeGreaterThan(at + 500);
  await page.getByRole('button', { name: PLAY }).click();
  await expect(place(page)).toHaveCount(0);
});

test('Esc ends it, and the focus goes back to its button', async ({ open }) => {
  const page = await openHistory(open);
  await page.getByRole('button', { name: PLAY }).click();
  await place(page).focus();
  await page.keyboard.press('Escape');
  await expect(place(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: PLAY })).toBeFocused();
});

test('a dictation ends it', async ({ open }) => {
  const page = await openHistory(open);
  await page.getByRole('button', { name: PLAY }).click();
  await expect(place(page)).toBeVisible();
  await page.evaluate(() => window.fakeMain.show({ phase: { kind: 'starting', sessionId: 'a' } }));
  await expect(place(page)).toHaveCount(0);
});

test('another one ends it; a recording that does not play says so', async ({ open }) => {
  const page = await openHistory(open);
  await page.getByRole('button', { name: PLAY }).click();
  await expect(place(page)).toBeVisible();
  await page.getByRole('button', { name: 'Play what was said at 14:18' }).click();
  await expect(page.getByRole('button', { name: PLAY })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'The recording can’t be read' })).toBeVisible();
  await expect(place(page)).toHaveCount(0);
});

test('a recording that is gone says so', async ({ open }) => {
  const page = await open(seed({ entries: [SAID], refuse: { 'history:sound': { name: 'recording-gone' } } }));
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('button', { name: PLAY }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The recording is no longer there' })).toBeVisible();
  await expect(page.getByRole('button', { name: PLAY })).toBeFocused();
});

test('without a recording there is nothing to play', async ({ open }) => {
  const page = await open(seed({ entries: [{ ...CANCELLED, hasRecording: false }] }));
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page.getByRole('listitem')).toHaveCount(1);
  await expect(page.getByRole('button', { name: /^Play/ })).toHaveCount(0);
});
