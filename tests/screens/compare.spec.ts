import { expect, type Page } from '@playwright/test';
import type { BenchView } from '../../core/model-bench/bench-view';
import { COMPARED, COMPARING, comparison, MEASURED_ALONE, STOPPED } from './comparisons';
import { seed } from './samples';
import { commandsOf, test } from './window';

const NONE: BenchView = { kind: 'none' };

function show(page: Page, bench: BenchView): Promise<void> {
  return page.evaluate((view) => window.fakeMain.emit('bench', view), bench);
}

test('models are compared by keyboard: begun, seen on its way, cancelled, begun again', async ({
  open,
  complaints,
}) => {
  const page = await open(seed(comparison(NONE)));
  await page.getByRole('tab', { name: 'Speed' }).click();
  const section = page.getByRole('region', { name: 'Installed models' });
  const status = section.getByRole('status', { name: 'Comparison' });
  await expect(section).toContainText('Each model hears five short English recordings');
  await expect(status).toBeEmpty();
  await section.getByRole('button', { name: 'Compare the models' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => commandsOf(page)).toEqual(['bench:start']);

  await show(page, COMPARING);
  await expect(status).toHaveText('Measuring whisper-small (2 of 3)');
  await expect(section.getByRole('progressbar', { name: 'Comparison' })).toHaveAttribute('aria-valuenow', '50');
  await expect(section.getByRole('row')).toHaveText([/Model/, 'whisper-baseIn use5.3 %187 ms']);
  // The button is still the one that has the focus.
  await expect(section.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => commandsOf(page)).toEqual(['bench:start', 'bench:stop']);

  await show(page, { ...STOPPED, ending: 'stopped' });
  await expect(status).toHaveText('Cancelled.');
  await expect(section).toContainText('Not measured: whisper-small, whisper-broken.');
  await expect(section.getByRole('button', { name: 'Compare again' })).toBeFocused();
  expect(complaints).toEqual([]);
});

test('what came of it is a table, with the model that suits this computer, and stays', async ({ open }) => {
  const page = await open(seed(comparison(COMPARED)));
  await page.getByRole('tab', { name: 'Speed' }).click();
  const section = page.getByRole('region', { name: 'Installed models' });
  await expect(section.getByRole('status')).toHaveText(/^whisper-small is recommended: it makes the fewest errors/);
  await expect(section.getByRole('row')).toHaveText([
    'ModelErrorsWait',
    'whisper-baseIn use5.3 %187 ms',
    'whisper-smallRecommended1.3 %640 ms',
    'whisper-brokenThe speech model is damaged',
  ]);
  await expect(section).toContainText('a recording of 6.7 s');
  await expect(section).toContainText('Whatever else this computer is doing makes it longer.');

  await page.getByRole('tab', { name: 'Dictate' }).click();
  await page.getByRole('tab', { name: 'Speed' }).click();
  await section.getByRole('button', { name: 'Use whisper-small' }).click();
  expect(await page.evaluate(() => window.fakeMain.info.settings.model)).toBe('whisper-small');
  await expect(section.getByRole('row', { name: /whisper-small/ })).toContainText('In use');
  await expect(section.getByRole('button', { name: 'Use whisper-small' })).toHaveCount(0);
});

test('where there is one model, it is measured, and how to get others is said', async ({ open }) => {
  const page = await open();
  await page.getByRole('tab', { name: 'Speed' }).click();
  const section = page.getByRole('region', { name: 'Installed models' });
  await expect(page.getByRole('heading', { name: 'No dictation measured yet' })).toBeVisible();
  await expect(section).toContainText('add them in Settings');
  await section.getByRole('button', { name: 'Measure this model' }).click();
  await expect.poll(() => commandsOf(page)).toEqual(['bench:start']);
  await show(page, MEASURED_ALONE);
  await expect(section.getByRole('status')).toHaveText('whisper-base is fast enough for this computer.');
  await expect(section.getByText('Recommended')).toHaveCount(0);
});

test('dictation comes first, and that is said', async ({ open }) => {
  const refuse = { 'bench:start': { name: 'bench-while-dictating' } } as const;
  const page = await open(seed({ ...comparison(NONE), refuse }));
  await page.getByRole('tab', { name: 'Speed' }).click();
  const section = page.getByRole('region', { name: 'Installed models' });
  await section.getByRole('button', { name: 'Compare the models' }).click();
  await expect(section.getByRole('alert')).toHaveText(
    'The models can’t be compared while you dictate. Start again when your text is there.',
  );
  await show(page, COMPARING);
  await expect(section.getByRole('alert')).toHaveCount(0);
  await show(page, STOPPED);
  await expect(section.getByRole('status')).toHaveText(/^Stopped, because you began to dictate/);
});

test('it says so where the recordings are gone, and where no model can be measured', async ({ open }) => {
  const refuse = { 'bench:start': { name: 'bench-without-clips' } } as const;
  const page = await open(seed({ ...comparison(NONE), refuse }));
  await page.getByRole('tab', { name: 'Speed' }).click();
  const section = page.getByRole('region', { name: 'Installed models' });
  await section.getByRole('button', { name: 'Compare the models' }).click();
  await expect(section.getByRole('alert')).toContainText('Install Dictum again.');
  const rows = ['whisper-base', 'whisper-small'].map(
    (name) => ({ kind: 'failed', name, failure: { name: 'engine-died' } }) as const,
  );
  await show(page, { kind: 'over', ending: 'finished', rows, recommended: undefined });
  await expect(section.getByRole('status')).toHaveText('None of them can be measured.');
  await expect(section.getByRole('row', { name: 'whisper-base' })).toContainText('The speech engine stopped');
});
