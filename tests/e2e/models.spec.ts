import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { CommandName, Commands } from '../../electron/ipc/contract';
import { startHub } from '../storage/hub-server';
import { type Dictum, test } from './dictum';
import { addSpoiltModel, TINY } from './spoilt-model';

const NAME = 'someone/tiny-whisper';
const IS_PACKED = process.env['DICTUM_E2E_APP'] === '';

function ask<Name extends CommandName>(
  app: Dictum,
  name: Name,
  input: Commands[Name]['input'],
): Promise<Commands[Name]['output']> {
  return app.page.evaluate(
    ([command, given]) => window.dictum.invoke(command as Name, given as Commands[Name]['input']),
    [name, input] as const,
  );
}

async function engineModel(app: Dictum): Promise<string> {
  const { engine } = (await app.info()).snapshot;
  return engine.kind === 'ready' ? engine.model : engine.kind;
}

/** Files of a download that did not become a model. */
function leftBehind(app: Dictum): string[] {
  const folder = join(app.data, 'models');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith('.')) : [];
}

/** What a page without any policy gets from the address in the session that downloads are made in. */
function fetchBeside(app: Dictum, url: string): Promise<string> {
  return app.app.evaluate(
    ({ session }, address) =>
      session
        .fromPartition('model-download')
        .fetch(address)
        .then(
          () => 'got it',
          () => 'refused',
        ),
    url,
  );
}

test('a model is downloaded when it is asked for, and at no other time; a packed app knows the real hub only', async ({
  dictum: app,
}) => {
  const running = await startHub(TINY, { 'onnx/decoder_model_merged_quantized.onnx': 'breaks' });
  const { hub, asked } = running;
  await app.launch({ clip: 'en_jfk', env: { DICTUM_HUB: hub.baseUrl } });
  expect(await fetchBeside(app, hub.baseUrl)).toBe('refused');
  expect((await app.info()).network.left).toBe(0);

  const added = await ask(app, 'models:download', { name: NAME });
  if (IS_PACKED) {
    expect(added).toEqual({ ok: false, failure: { name: 'model-download-failed', why: 'no-connection' } });
    expect(asked).toEqual([]);
  } else {
    expect(added).toEqual({ ok: true, value: 'tiny-whisper' });
    expect((await app.info()).models.installed.map(({ name, window }) => [name, window.kind])).toEqual([
      ['tiny-whisper', 'short'],
    ]);
    // Three lists, six files, one of them in two pieces: each is counted.
    expect((await app.info()).network.left).toBe(10);
  }
  expect(await fetchBeside(app, hub.baseUrl)).toBe('refused');
  expect(leftBehind(app)).toEqual([]);
  await running.close();
});

test('another model is chosen, heard with, removed; the built-in one is there again', async ({ dictum: app }) => {
  await app.launch({ clip: 'en_jfk' });
  await app.app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
  }, TINY);
  await app.page.getByRole('tab', { name: 'Settings' }).click();
  await app.page.getByRole('button', { name: 'Choose a folder' }).click();
  await app.page.getByRole('button', { name: 'Use tiny-whisper' }).click();
  await expect.poll(() => engineModel(app)).toBe('tiny-whisper');
  await app.dictate();
  await expect.poll(async () => (await app.info()).snapshot.last?.outcome.kind).toMatch(/accepted|rejected/);

  await app.page.getByRole('button', { name: 'Remove tiny-whisper' }).click();
  await app.page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect.poll(() => engineModel(app)).toBe('whisper-base');
  const info = await app.info();
  expect(info.settings.model).toBe('whisper-base');
  await expect.poll(async () => (await app.info()).models.installed).toEqual([]);
  expect(readdirSync(join(app.data, 'models'))).toEqual([]);
  expect(info.network.left).toBe(0);
});

test('a chosen model that is gone, or can’t be loaded, is replaced by the built-in one, and that is said', async ({
  dictum: app,
}) => {
  await app.launch({ clip: 'en_jfk', settings: { model: 'whisper-small' } });
  expect(await engineModel(app)).toBe('whisper-base');
  const unusable = (model: string): unknown => expect.arrayContaining([{ name: 'model-unusable', model }]);
  expect((await app.info()).snapshot.troubles).toEqual(unusable('whisper-small'));
  await expect(app.page.getByText('The model whisper-small can’t be used')).toBeVisible();

  addSpoiltModel(app.data);
  await ask(app, 'settings:change', { model: 'tiny-whisper' });
  await expect.poll(async () => (await app.info()).snapshot.troubles).toEqual(unusable('tiny-whisper'));
  await expect.poll(() => engineModel(app)).toBe('whisper-base');
});
