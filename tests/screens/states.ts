import type { Page } from '@playwright/test';
import type { Failure } from '../../core/failure';
import type { Entry } from '../../core/entry';
import { DEFAULT_SETTINGS } from '../../core/settings';
import type { ScreenName } from '../../renderer/screens/screen-name';
import type { Seed } from './fake-main';
import { COMPARED, COMPARING, comparison, MEASURED_ALONE, STOPPED } from './comparisons';
import { CANCELLED, DOUBTED, ENTRIES, FAILED, MEASURED, NOW_MS, REJECTED, SAID, seed } from './samples';

/** A screen in one of its states: how the app found things, and what to do until it looks so. */
export interface ScreenState {
  readonly screen: ScreenName;
  readonly state: string;
  readonly seed: Seed;
  readonly reach?: (page: Page) => Promise<void>;
}

const done = (entry: Entry): Partial<Seed['info']['snapshot']> => ({
  phase: { kind: 'done', entryId: entry.id },
  last: entry,
});

const trouble = (state: string, failure: Failure, change: Parameters<typeof seed>[0] = {}): ScreenState => ({
  screen: 'dictate',
  state,
  seed: seed({ ...change, snapshot: { troubles: [failure], ...change.snapshot } }),
});

const open = (name: 'History' | 'Settings' | 'Speed') => async (page: Page) => {
  await page.getByRole('tab', { name }).click();
  // The pointer would leave the tab looking hovered.
  await page.mouse.move(0, 300);
};

const opened =
  (name: 'History' | 'Settings' | 'Speed', reach: (page: Page) => Promise<void>) =>
  async (page: Page): Promise<void> => {
    await open(name)(page);
    await reach(page);
  };

const listening = { kind: 'listening', sessionId: 'a', sinceMs: NOW_MS - 4200 } as const;

export const STATES: readonly ScreenState[] = [
  { screen: 'dictate', state: 'ready', seed: seed() },
  { screen: 'dictate', state: 'loading', seed: seed({ snapshot: { engine: { kind: 'loading', fraction: 0.42 } } }) },
  { screen: 'dictate', state: 'starting', seed: seed({ snapshot: { phase: { kind: 'starting', sessionId: 'a' } } }) },
  {
    screen: 'dictate',
    state: 'listening',
    seed: seed({ snapshot: { phase: listening } }),
    reach: (page) => page.locator('.meter').evaluate((meter: HTMLElement) => meter.style.setProperty('--level', '0.8')),
  },
  {
    screen: 'dictate',
    state: 'preview',
    seed: seed({
      snapshot: {
        phase: listening,
        preview: { sessionId: 'a', text: 'And so my fellow Americans, ask not what your country can do for you' },
      },
    }),
    reach: (page) => page.locator('.meter').evaluate((meter: HTMLElement) => meter.style.setProperty('--level', '0.3')),
  },
  { screen: 'dictate', state: 'thinking', seed: seed({ snapshot: { phase: { kind: 'thinking', sessionId: 'a' } } }) },
  { screen: 'dictate', state: 'done', seed: seed({ snapshot: done(SAID) }) },
  { screen: 'dictate', state: 'doubted', seed: seed({ snapshot: done(DOUBTED) }) },
  { screen: 'dictate', state: 'rejected', seed: seed({ snapshot: done(REJECTED) }) },
  { screen: 'dictate', state: 'cancelled', seed: seed({ snapshot: done(CANCELLED) }) },
  trouble('failed', { name: 'engine-died' }, { snapshot: done(FAILED) }),
  trouble('no-microphone', { name: 'microphone-missing' }),
  trouble('microphone-denied', { name: 'microphone-denied' }),
  trouble('microphone-busy', { name: 'microphone-busy' }),
  trouble(
    'model-missing',
    { name: 'model-missing', file: 'encoder.onnx' },
    { snapshot: { engine: { kind: 'failed', failure: { name: 'model-missing', file: 'encoder.onnx' } } } },
  ),
  trouble(
    'no-hotkey',
    { name: 'hotkey-unavailable', why: 'wayland' },
    { info: { hotkey: { name: 'ControlRight', works: false } } },
  ),
  {
    screen: 'dictate',
    state: 'private',
    seed: seed({ info: { settings: { ...DEFAULT_SETTINGS, privateMode: true } } }),
  },
  { screen: 'dictate', state: 'recovered', seed: seed({ snapshot: { recovered: 2 } }) },
  { screen: 'history', state: 'list', seed: seed({ entries: ENTRIES }), reach: open('History') },
  { screen: 'history', state: 'empty', seed: seed(), reach: open('History') },
  {
    screen: 'history',
    state: 'found',
    seed: seed({ entries: ENTRIES }),
    reach: opened('History', async (page) => {
      await page.getByRole('searchbox').fill('thursday');
      await page.getByText(SAID.text).waitFor({ state: 'detached' });
    }),
  },
  {
    screen: 'history',
    state: 'nothing-found',
    seed: seed({ entries: ENTRIES }),
    reach: opened('History', async (page) => {
      await page.getByRole('searchbox').fill('submarine');
      await page.getByText('Nothing found').waitFor();
    }),
  },
  {
    screen: 'history',
    state: 'export',
    seed: seed({ entries: ENTRIES }),
    reach: opened('History', async (page) => {
      await page.getByRole('button', { name: 'Export…' }).click();
      await page.getByRole('menu').waitFor();
    }),
  },
  {
    screen: 'history',
    state: 'delete-all',
    seed: seed({ entries: ENTRIES }),
    reach: opened('History', async (page) => {
      await page.getByRole('button', { name: 'Delete all' }).click();
      await page.getByRole('alertdialog').waitFor();
    }),
  },
  { screen: 'speed', state: 'plot', seed: seed({ entries: MEASURED }), reach: open('Speed') },
  { screen: 'speed', state: 'empty', seed: seed(), reach: open('Speed') },
  { screen: 'speed', state: 'comparing', seed: seed(comparison(COMPARING)), reach: open('Speed') },
  { screen: 'speed', state: 'compared', seed: seed(comparison(COMPARED)), reach: open('Speed') },
  { screen: 'speed', state: 'stopped', seed: seed(comparison(STOPPED)), reach: open('Speed') },
  {
    screen: 'speed',
    state: 'measured',
    seed: seed({ entries: MEASURED, info: { bench: MEASURED_ALONE } }),
    reach: opened('Speed', (page) => page.getByRole('table').scrollIntoViewIfNeeded()),
  },
  { screen: 'settings', state: 'all', seed: seed(), reach: open('Settings') },
  {
    screen: 'settings',
    state: 'language',
    seed: seed(),
    reach: opened('Settings', async (page) => {
      await page.getByRole('combobox', { name: 'Language' }).fill('an');
      await page.getByRole('listbox').waitFor();
    }),
  },
  {
    screen: 'settings',
    state: 'key',
    seed: seed(),
    reach: opened('Settings', async (page) => {
      await page.getByRole('button', { name: /Dictation key/ }).click();
      await page.getByRole('listbox').waitFor();
    }),
  },
];
