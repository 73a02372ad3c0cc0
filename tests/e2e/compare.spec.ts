import { expect } from '@playwright/test';
import { plainWords } from './clips';
import { type Dictum, test } from './dictum';
import { newClipboardText } from './machine';
import { addSpoiltModel } from './spoilt-model';

/** Processes of a comparison. */
function comparing(app: Dictum): Promise<number> {
  return app.app.evaluate(
    ({ app: main }) =>
      main.getAppMetrics().filter(({ serviceName, name }) => `${serviceName} ${name}`.includes('dictum-bench')).length,
  );
}

test('models are compared on this machine; one that is damaged is named; dictation comes first', async ({
  dictum: app,
}) => {
  addSpoiltModel(app.data);
  await app.launch({ clip: 'en_ps_sense-0880' });
  await app.page.getByRole('tab', { name: 'Speed' }).click();
  const section = app.page.getByRole('region', { name: 'Installed models' });
  const status = section.getByRole('status');
  await section.getByRole('button', { name: 'Compare the models' }).click();
  await expect(section.getByRole('progressbar')).toBeVisible();
  await expect(status).toHaveText(/^whisper-base is recommended/);
  await expect(section.getByRole('row', { name: 'whisper-base' })).toContainText(/[0-9.]+ %\d+ ms/);
  await expect(section.getByRole('row', { name: 'tiny-whisper' })).toContainText('The speech model is damaged');
  expect(await comparing(app)).toBe(0);

  await section.getByRole('button', { name: 'Compare again' }).click();
  await expect.poll(() => comparing(app)).toBe(1);
  await app.dictate();
  expect(plainWords(await newClipboardText())).toContain('young');
  await expect(status).toHaveText(/^Stopped, because you began to dictate/);
  expect(await comparing(app)).toBe(0);

  await section.getByRole('button', { name: 'Compare again' }).click();
  await expect.poll(() => comparing(app)).toBe(1);
  await section.getByRole('button', { name: 'Cancel' }).click();
  await expect(status).toHaveText('Cancelled.');
  expect(await comparing(app)).toBe(0);
  // Of a clip that was heard only to compare.
  expect(plainWords(app.log)).not.toContain('dashwood');
});
