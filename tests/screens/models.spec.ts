import { expect, type Page } from '@playwright/test';
import type { Model } from '../../core/model';
import type { ModelsView } from '../../electron/ipc/contract';
import { seed } from './samples';
import { test } from './window';

const FILES = { files: { 'onnx/e.onnx': 240e6, 'onnx/d.onnx': 8e6 }, encoder: 'onnx/e.onnx', decoder: 'onnx/d.onnx' };
const SMALL: Model = { name: 'whisper-small', window: { kind: 'short' }, isEnglishOnly: false, ...FILES };
const OLD: Model = {
  name: 'old.en',
  window: { kind: 'full', why: 'no-position-table' },
  isEnglishOnly: true,
  ...FILES,
};

function show(page: Page, models: ModelsView): Promise<void> {
  return page.evaluate((view) => window.fakeMain.emit('models', view), models);
}

function calls(page: Page, name: string) {
  return page.evaluate(
    (wanted) => window.fakeMain.calls.filter((call) => call.name === wanted).map(({ input }) => input),
    name,
  );
}

test('models are listed with size and window, chosen and removed', async ({ open }) => {
  const page = await open(seed({ info: { models: { installed: [OLD, SMALL], adding: undefined } } }));
  await page.getByRole('tab', { name: 'Settings' }).click();
  const rows = page.getByRole('list', { name: 'Speech models' }).getByRole('listitem');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(0)).toContainText('In use');
  await expect(rows.nth(1)).toContainText('248 MB; English only; full 30 s window: its graph has no position table');
  await expect(rows.nth(2)).toContainText('248 MB; short window');
  await expect(rows.nth(0).getByRole('button')).toHaveCount(0);

  await page.getByRole('button', { name: 'Use whisper-small' }).click();
  await expect(rows.nth(2)).toContainText('In use');
  expect(await page.evaluate(() => window.fakeMain.info.settings.model)).toBe('whisper-small');

  await page.getByRole('button', { name: 'Remove whisper-small' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('The built-in model is used from then on.');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect.poll(() => calls(page, 'models:remove')).toEqual([{ name: 'whisper-small' }]);
  // Gone, but still in the settings: the built-in one is what is used.
  await show(page, { installed: [OLD], adding: undefined });
  await expect(rows.nth(0)).toContainText('In use');
});

test('a model is added from a folder or the hub, seen on its way, and stopped', async ({ open }) => {
  const page = await open(seed());
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await expect.poll(() => calls(page, 'models:add')).toHaveLength(1);

  const download = page.getByRole('button', { name: 'Download' });
  await expect(download).toBeDisabled();
  await page.getByRole('textbox', { name: /huggingface/ }).fill('onnx-community/whisper-small');
  await download.click();
  await expect.poll(() => calls(page, 'models:download')).toEqual([{ name: 'onnx-community/whisper-small' }]);

  await show(page, { installed: [], adding: { name: 'onnx-community/whisper-small', fraction: 0.25 } });
  const bar = page.getByRole('progressbar', { name: 'Adding onnx-community/whisper-small' });
  await expect(bar).toHaveAttribute('aria-valuenow', '25');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect.poll(() => calls(page, 'models:cancel')).toHaveLength(1);
});

test('what went wrong is said, and what to do', async ({ open }) => {
  const refuse = { 'models:add': { name: 'model-not-whisper', file: 'config.json' } } as const;
  const page = await open(
    seed({ refuse, snapshot: { troubles: [{ name: 'model-unusable', model: 'whisper-small' }] } }),
  );
  await expect(page.getByText('The model whisper-small can’t be used')).toBeVisible();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await expect(page.getByText('This is not a Whisper model that Dictum can use')).toBeVisible();
});
