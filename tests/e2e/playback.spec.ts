import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './dictum';
import { newestRow } from './history-file';

test('a recording is played from the history: its length, its sound, its end; once it is gone, it says so', async ({
  dictum,
}) => {
  await dictum.launch({ clip: 'en_ps_goforward', settings: { keepRecordingsDays: 7, paste: false } });
  await dictum.dictate();
  const { id } = await newestRow(dictum.history, { delivery: 'copied' });
  const { page } = dictum;
  const durationMs = (await dictum.info()).snapshot.last?.durationMs ?? 0;
  expect(durationMs).toBeGreaterThan(2_500);

  // As the page's own player has it, heard through the element itself.
  const heard = await page.evaluate(async (entry) => {
    const found = await window.dictum.invoke('history:sound', { id: entry });
    if (!found.ok) return found.failure.name;
    const audio = new Audio(found.value);
    const places: number[] = [];
    audio.ontimeupdate = () => places.push(audio.currentTime);
    const ended = new Promise((resolve) => (audio.onended = resolve));
    await audio.play();
    await ended;
    return { durationMs: audio.duration * 1000, places };
  }, id);
  if (typeof heard === 'string') throw new Error(heard);
  expect(Math.abs(heard.durationMs - durationMs)).toBeLessThan(1);
  expect(heard.places.length).toBeGreaterThan(4);
  expect((heard.places.at(-1) ?? 0) * 1000).toBeGreaterThan(durationMs - 100);

  // By its button.
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('button', { name: /^Play what was said/ }).click();
  const place = page.getByRole('slider', { name: 'Place in the recording' });
  await expect.poll(async () => Number(await place.inputValue()), { intervals: [50] }).toBeGreaterThan(500);
  await expect(place).toHaveCount(0);

  const folder = join(dictum.data, 'recordings');
  for (const file of readdirSync(folder)) rmSync(join(folder, file));
  await page.getByRole('button', { name: /^Play what was said/ }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The recording is no longer there' })).toBeVisible();
  expect(existsSync(dictum.history)).toBe(true);
});
