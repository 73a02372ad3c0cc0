import { expect } from '@playwright/test';
import { FAILED, seed } from './samples';
import { commandsOf, test } from './window';

test('a trouble is an alert with the one thing to do about it', async ({ open }) => {
  const page = await open();
  await page.evaluate(() => window.fakeMain.show({ troubles: [{ name: 'microphone-missing' }] }));
  await expect(page.getByRole('alert')).toContainText('No microphone found');
  await page.getByRole('button', { name: 'Open Settings' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Settings' })).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss: No microphone found' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  // Settings look for a key store as they open.
  expect(await commandsOf(page)).toEqual(['encryption:look', 'trouble:dismiss']);
});

test('a failed dictation is retried from its banner', async ({ open }) => {
  const page = await open(seed({ snapshot: { last: FAILED, troubles: [{ name: 'engine-died' }] } }));
  await page.getByRole('alert').getByRole('button', { name: 'Retry' }).click();
  expect(await commandsOf(page)).toEqual(['dictation:retry']);
});

test('an engine that failed to load can be loaded again', async ({ open }) => {
  const failure = { name: 'model-missing', file: 'encoder.onnx' } as const;
  const page = await open(seed({ snapshot: { engine: { kind: 'failed', failure } } }));
  await expect(page.getByRole('alert')).toContainText('encoder.onnx');
  await page.getByRole('button', { name: 'Reload engine' }).click();
  expect(await commandsOf(page)).toEqual(['engine:reload']);
});

test('loading the model shows how far it is', async ({ open }) => {
  const page = await open(seed({ snapshot: { engine: { kind: 'loading', fraction: 0.42 } } }));
  const bar = page.getByRole('progressbar', { name: 'Loading the speech model' });
  await expect(bar).toHaveAttribute('aria-valuenow', '42');
  await page.evaluate(() => window.fakeMain.show({ engine: { kind: 'ready', model: 'whisper-base' } }));
  await expect(bar).toHaveCount(0);
});

test('recovered recordings are news that leads to the history', async ({ open }) => {
  const page = await open(seed({ snapshot: { recovered: 2 } }));
  await expect(page.getByText('2 recordings were recovered')).toBeVisible();
  await page.getByRole('button', { name: 'Open History' }).click();
  await expect(page.getByRole('tabpanel', { name: 'History' })).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss: 2 recordings were recovered' }).click();
  await expect(page.getByText('2 recordings were recovered')).toHaveCount(0);
});
