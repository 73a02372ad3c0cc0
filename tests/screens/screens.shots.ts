import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { SCREENSHOTS } from './paths';
import { STATES } from './states';
import { test } from './window';

const WIDTH = 560;
const HEIGHT = 720;
const SCALE = 2;

mkdirSync(SCREENSHOTS, { recursive: true });

for (const { screen, state, seed, reach } of STATES) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${screen} ${state} ${colorScheme}`, async ({ page, open }) => {
      // Reduced motion would turn the meter into a word; the spinner is stopped below instead.
      await page.emulateMedia({ colorScheme, reducedMotion: 'no-preference' });
      await setSize(page, HEIGHT);
      await open(seed);
      await reach?.(page);
      if (state === 'all') await setSize(page, await page.evaluate(() => document.documentElement.scrollHeight));
      await page.evaluate(() => {
        for (const animation of document.getAnimations()) {
          if (animation instanceof CSSTransition) {
            animation.finish();
          } else {
            animation.pause();
            animation.currentTime = 0;
          }
        }
      });
      writeFileSync(join(SCREENSHOTS, `${screen}-${state}-${colorScheme}.png`), await picture(page));
    });
  }
}

async function setSize(page: Page, height: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const size = { width: WIDTH, height, deviceScaleFactor: SCALE, mobile: false };
  await devtools.send('Emulation.setDeviceMetricsOverride', size);
}

async function picture(page: Page): Promise<Buffer> {
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: false });
  return Buffer.from(data, 'base64');
}
