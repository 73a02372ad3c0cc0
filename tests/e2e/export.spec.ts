import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Entry } from '../../core/entry';
import { type Dictum, test } from './dictum';
import { fillHistory } from './fill-history';
import { answerDialog } from './save-dialog';

/** More than a screen's page. */
const ENTRIES = 130;

async function choose(dictum: Dictum, format: string): Promise<void> {
  await dictum.page.getByRole('button', { name: 'Export…' }).click();
  await dictum.page.getByRole('menuitem', { name: format }).click();
}

test('the whole history in a file of the user’s choice, in each format', async ({ dictum }) => {
  await fillHistory(dictum.history, ENTRIES);
  await dictum.launch({ engineReady: false });
  await dictum.page.getByRole('tab', { name: 'History' }).click();
  for (const [format, name] of [
    ['JSON', 'all.json'],
    ['CSV', 'all.csv'],
    ['Markdown', 'all.md'],
  ] as const) {
    const file = join(dictum.folder, name);
    await answerDialog(dictum, file);
    await choose(dictum, format);
    await expect(dictum.page.getByText(`Exported to ${name}`)).toBeVisible();
    expect(readFileSync(file, 'utf8').match(/Sentence number \d+\./g)?.length).toBe(ENTRIES);
  }
  const written = JSON.parse(readFileSync(join(dictum.folder, 'all.json'), 'utf8')) as readonly Entry[];
  expect(written.map(({ id }) => id)).toEqual(Array.from({ length: ENTRIES }, (_, i) => `entry-${String(i)}`));
});

test('a cancelled dialog is no failure; a disk that says no is named', async ({ dictum }) => {
  await fillHistory(dictum.history, ENTRIES);
  await dictum.launch({ engineReady: false });
  await dictum.page.getByRole('tab', { name: 'History' }).click();
  await answerDialog(dictum, undefined);
  expect(await dictum.page.evaluate(() => window.dictum.invoke('history:export', { format: 'json' }))).toEqual({
    ok: true,
  });
  const file = join(dictum.folder, 'file');
  writeFileSync(file, '');
  const nowhere = join(file, 'all.json');
  await answerDialog(dictum, nowhere);
  await choose(dictum, 'JSON');
  await expect(dictum.page.getByText('The history can’t be exported')).toBeVisible();
  expect(existsSync(nowhere)).toBe(false);
});
