import { join } from 'node:path';
import { _electron, test as base, type Page } from '@playwright/test';
import { buildHost } from './build-host';
import { installFakeMain, type Seed } from './fake-main';
import { PAGE, SPEECH } from './paths';
import { NOW_MS, seed } from './samples';

interface Window {
  /** Opens the page on a main process that found things as the seed says. */
  readonly open: (seeded?: Seed) => Promise<Page>;
  /** What the page's console said that it should not have: errors, and refusals of its content policy. */
  readonly complaints: string[];
}

/** A test with a window: the built page, in the runtime's own Chromium. */
export const test = base.extend<Window & { readonly page: Page }, { readonly host: string }>({
  host: [
    async ({}, use) => {
      await use(await buildHost());
    },
    { scope: 'worker' },
  ],

  complaints: async ({}, use) => {
    await use([]);
  },

  page: async ({ host }, use, testInfo) => {
    const executablePath = process.env['DICTUM_E2E_ELECTRON'];
    if (executablePath === undefined) throw new Error('run by scripts/e2e.mjs, which prepares Electron');
    const app = await _electron.launch({
      executablePath,
      args: [
        '--no-sandbox',
        `--user-data-dir=${testInfo.outputPath('profile')}`,
        '--lang=en-GB',
        '--force-device-scale-factor=1',
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-audio-capture=${join(SPEECH, 'en_jfk.wav')}%noloop`,
        host,
      ],
      env: { ...process.env, DICTUM_PAGE: PAGE, DICTUM_SPEECH: join(SPEECH, 'en_ps_goforward.wav'), TZ: 'UTC' },
    });
    await use(await app.firstWindow());
    await app.close();
  },

  open: async ({ page, complaints }, use) => {
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.clock.setFixedTime(NOW_MS);
    await use(async (seeded = seed()) => {
      await page.addInitScript(installFakeMain, seeded);
      await page.goto('app://dictum/index.html');
      await page.getByRole(seeded.answers ? 'tablist' : 'heading').waitFor();
      return page;
    });
  },
});

/** The commands the page has sent, in order, without those it sends by itself. */
export function commandsOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    window.fakeMain.calls.map(({ name }) => name).filter((name) => name !== 'app:open' && name !== 'history:list'),
  );
}
