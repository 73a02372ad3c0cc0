import { cpSync, existsSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { plainWords } from './clips';
import { type Dictum, test } from './dictum';
import { newClipboardText } from './machine';

const MODELS = join(__dirname, '../../models');

/** Copies the models without `files`, or with those cut in half. */
function damagedModels(dictum: Dictum, damage: (folder: string) => void): string {
  const folder = join(dictum.folder, 'models');
  cpSync(MODELS, folder, { recursive: true });
  damage(folder);
  return folder;
}

function biggestModel(folder: string): string {
  const files = readdirSync(join(folder, 'whisper-base/onnx')).filter((name) => name.includes('decoder'));
  const [first] = files;
  if (first === undefined) throw new Error('no decoder among the models');
  return join(folder, 'whisper-base/onnx', first);
}

test('settings of garbage: standard settings, the file is kept, dictation works', async ({ dictum }) => {
  writeFileSync(join(dictum.data, 'settings.json'), '{"hotkey": "F9", \u0000 garbage');
  await dictum.launch({ clip: 'en_ps_sense-0880' });
  await expect(dictum.page.getByText('The settings file was damaged').first()).toBeVisible();
  await dictum.dictate();
  expect(plainWords(await newClipboardText())).toContain('young');
});

test('a history of garbage: set aside, and dictation works', async ({ dictum }) => {
  writeFileSync(dictum.history, 'this is no database '.repeat(1_000));
  await dictum.launch({ clip: 'en_ps_sense-0880' });
  await expect(dictum.page.getByText('The history file was damaged').first()).toBeVisible();
  expect(
    readdirSync(dictum.data).filter((name) => name.startsWith('history') && name !== 'history.sqlite').length,
  ).toBeGreaterThan(0);
  await dictum.dictate();
  const text = await newClipboardText();
  expect(plainWords(text)).toContain('young');
  await expect(dictum.page.getByText(text).first()).toBeVisible();
});

test('a model cut short: the app says which file, and keeps the recording', async ({ dictum }) => {
  const models = damagedModels(dictum, (folder) => truncateSync(biggestModel(folder), 100_000));
  await dictum.launch({ clip: 'en_ps_sense-0880', env: { DICTUM_MODELS: models }, engineReady: false });
  await expect(dictum.page.getByText('The speech model is damaged').first()).toBeVisible();
  await dictum.dictate();
  await expect.poll(async () => (await dictum.info()).snapshot.last?.outcome.kind).toBe('failed');
  expect((await dictum.info()).snapshot.last?.hasRecording).toBe(true);
});

test('a model that is missing: the app says which; once it is there, Retry gives the text', async ({ dictum }) => {
  const models = damagedModels(dictum, (folder) => rmSync(biggestModel(folder)));
  await dictum.launch({ clip: 'en_ps_sense-0880', env: { DICTUM_MODELS: models }, engineReady: false });
  await expect(dictum.page.getByText('The speech model is missing').first()).toBeVisible();
  await dictum.dictate();
  await expect.poll(async () => (await dictum.info()).snapshot.last?.outcome.kind).toBe('failed');
  cpSync(MODELS, models, { recursive: true });
  await dictum.page
    .getByRole('button', { name: /^retry/i })
    .first()
    .click();
  expect(plainWords(await newClipboardText())).toContain('young');
});

test('a data folder that takes no writing: the text still comes', async ({ dictum }) => {
  // Also root can't make a folder where a file is.
  writeFileSync(join(dictum.data, 'recordings'), '');
  await dictum.launch({ clip: 'en_ps_sense-0880' });
  await dictum.dictate();
  expect(plainWords(await newClipboardText())).toContain('young');
  await expect(dictum.page.getByText('The recording can’t be saved').first()).toBeVisible();
  expect(existsSync(join(dictum.data, 'recordings'))).toBe(true);
});
