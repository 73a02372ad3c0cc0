import { expect } from '@playwright/test';
import { CANCELLED, DOUBTED, FAILED, MEASURED, REJECTED, SAID, seed } from './samples';
import { commandsOf, test } from './window';

test('the page opens without a complaint from its content policy', async ({ open, complaints }) => {
  const page = await open(seed({ snapshot: { last: SAID }, entries: [SAID] }));
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('button', { name: /Dictation key/ }).click();
  await expect(page.getByRole('option', { name: 'F9' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page.getByText(SAID.text)).toBeVisible();
  expect(complaints).toEqual([]);
});

test('Space held anywhere starts, let go stops; a key that repeats starts nothing more', async ({ open }) => {
  const page = await open();
  await page.keyboard.down('Space');
  await page.keyboard.down('Space');
  await page.evaluate(() =>
    window.fakeMain.show({ phase: { kind: 'listening', sessionId: 'a', sinceMs: Date.now() } }),
  );
  await expect(page.getByRole('heading', { name: 'Listening' })).toBeVisible();
  await page.waitForTimeout(350);
  await page.keyboard.up('Space');
  expect(await commandsOf(page)).toEqual(['dictation:start', 'dictation:stop']);
});

test('a tap of Space starts, the next one stops', async ({ open }) => {
  const page = await open();
  await page.keyboard.press('Space');
  expect(await commandsOf(page)).toEqual(['dictation:start']);
  await page.evaluate(() =>
    window.fakeMain.show({ phase: { kind: 'listening', sessionId: 'a', sinceMs: Date.now() } }),
  );
  await expect(page.getByRole('button', { name: 'Stop and write' })).toBeVisible();
  await page.keyboard.press('Space');
  expect(await commandsOf(page)).toEqual(['dictation:start', 'dictation:stop']);
});

test('the button held with the mouse goes on where the mouse slides off it', async ({ open }) => {
  const page = await open();
  await page.getByRole('button', { name: 'Dictate' }).hover();
  await page.mouse.down();
  await page.evaluate(() =>
    window.fakeMain.show({ phase: { kind: 'listening', sessionId: 'a', sinceMs: Date.now() } }),
  );
  await page.mouse.move(20, 500);
  await page.waitForTimeout(350);
  expect(await commandsOf(page)).toEqual(['dictation:start']);
  await page.mouse.up();
  await expect.poll(() => commandsOf(page)).toEqual(['dictation:start', 'dictation:stop']);
});

test('a press by a screen reader toggles', async ({ open }) => {
  const page = await open();
  // What assistive technology does: a click that no pointer and no key made.
  await page.getByRole('button', { name: 'Dictate' }).evaluate((button: HTMLElement) => button.click());
  expect(await commandsOf(page)).toEqual(['dictation:start']);
});

test('Esc cancels while recording and does nothing otherwise', async ({ open }) => {
  const page = await open();
  await page.keyboard.press('Escape');
  expect(await commandsOf(page)).toEqual([]);
  await page.evaluate(() => window.fakeMain.show({ phase: { kind: 'starting', sessionId: 'a' } }));
  await expect(page.getByRole('heading', { name: 'Starting' })).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await commandsOf(page)).toEqual(['dictation:cancel']);
});

test('the live region says each state, and the text at the end', async ({ open }) => {
  const page = await open();
  const said = page.getByRole('status', { name: 'State' });
  await expect(said).toHaveText('Ready');
  await page.evaluate(() =>
    window.fakeMain.show({ phase: { kind: 'listening', sessionId: 'a', sinceMs: Date.now() } }),
  );
  await expect(said).toHaveText('Listening');
  await page.evaluate(() => window.fakeMain.show({ phase: { kind: 'thinking', sessionId: 'a' } }));
  await expect(said).toHaveText('Thinking');
  await page.evaluate(
    (entry) => window.fakeMain.show({ phase: { kind: 'done', entryId: entry.id }, last: entry }),
    SAID,
  );
  await expect(said).toHaveText(`Done. Pasted: ${SAID.text}`);
});

test('what was said so far is shown in the last entry’s place, and not said into the dictation', async ({ open }) => {
  const page = await open(seed({ snapshot: { last: SAID } }));
  const soFar = page.getByRole('region', { name: 'So far' });
  await page.evaluate(() =>
    window.fakeMain.show({
      phase: { kind: 'listening', sessionId: 'a', sinceMs: Date.now() },
      preview: { sessionId: 'a', text: 'Ask not what' },
    }),
  );
  await expect(soFar).toHaveText('Ask not what');
  await expect(page.getByRole('region', { name: 'Last dictation' })).toHaveCount(0);
  await expect(page.getByRole('status', { name: 'State' })).toHaveText('Listening');
  expect(await soFar.evaluate((region) => region.closest('[aria-live], [role=status], [role=log]'))).toBeNull();
  await page.evaluate(() =>
    window.fakeMain.show({ phase: { kind: 'listening', sessionId: 'b', sinceMs: Date.now() } }),
  );
  await expect(soFar).toHaveCount(0);
  await page.evaluate(() => window.fakeMain.show({ phase: { kind: 'ready' }, preview: undefined }));
  await expect(page.getByRole('region', { name: 'Last dictation' })).toBeVisible();
});

test('words that Whisper was not sure of have dots below, and the text is the same', async ({ open }) => {
  const page = await open(seed({ snapshot: { last: DOUBTED }, entries: [DOUBTED, SAID] }));
  const last = page.getByRole('region', { name: 'Last dictation' });
  await expect(last.locator('.last-text')).toHaveText(DOUBTED.text);
  await expect(last.locator('.doubt')).toHaveText(['Anna Lind']);
  await expect(last.locator('.doubt')).toHaveCSS('text-decoration-style', 'dotted');
  await expect(last.getByText('Whisper was not sure of what has dots below.')).toBeVisible();
  await page.evaluate((entry) => window.fakeMain.show({ last: entry }), SAID);
  await expect(last.locator('.last-text')).toHaveText(SAID.text);
  await expect(last.getByText('not sure')).toHaveCount(0);
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page.locator('.doubt')).toHaveText(['Anna Lind']);
  await expect(page.locator('.doubt')).toHaveAttribute('title', 'Whisper was not sure of this');
});

test('what was not delivered can be retried, brought back or delivered anyway', async ({ open }) => {
  const page = await open(seed({ snapshot: { last: FAILED } }));
  await page.getByRole('button', { name: 'Retry' }).click();
  await page.evaluate((last) => window.fakeMain.show({ last }), CANCELLED);
  await page.getByRole('button', { name: 'Bring back' }).click();
  await page.evaluate((last) => window.fakeMain.show({ last }), REJECTED);
  await expect(page.getByText('No speech was heard')).toBeVisible();
  await page.getByRole('button', { name: 'Deliver anyway' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await commandsOf(page)).toEqual(['dictation:retry', 'dictation:retry', 'history:copy']);
});

test('the first screen, as a screen reader has it', async ({ open }) => {
  const page = await open(seed({ snapshot: { last: SAID } }));
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - banner:
      - tablist "Screens":
        - tab "Dictate" [selected]
        - tab "History"
        - tab "Settings"
        - tab "Speed"
    - status "State": Ready
    - tabpanel "Dictate":
      - button "Dictate"
      - heading "Ready" [level=1]
      - paragraph: Hold Right Ctrl and speak, or tap to start and stop
      - region "Last dictation":
        - paragraph: And so my fellow Americans, ask not what your country can do for you, ask what you can do for your country.
        - paragraph: Pasted 7.8 s of speech written in 257 ms
        - button "Copy"
  `);
});

test('with reduced motion nothing moves, and the meter is a word', async ({ open, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(seed({ snapshot: { phase: { kind: 'listening', sessionId: 'a', sinceMs: 0 } } }));
  await expect(page.getByText('Quiet')).toBeVisible();
  await expect(page.locator('.meter-bar')).toHaveCount(0);
  await page.evaluate(() => window.fakeMain.show({ phase: { kind: 'thinking', sessionId: 'a' } }));
  await expect(page.getByRole('heading', { name: 'Thinking' })).toBeVisible();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test('nothing sticks out of the smallest window', async ({ open, page }) => {
  await page.setViewportSize({ width: 420, height: 480 });
  await open(seed({ snapshot: { last: REJECTED, troubles: [{ name: 'engine-died' }] }, entries: MEASURED }));
  for (const name of ['Dictate', 'History', 'Settings', 'Speed']) {
    await page.getByRole('tab', { name }).click();
    await expect(page.getByRole('tabpanel', { name })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  }
});

test('a main process that does not answer is said, and asked again', async ({ open }) => {
  const page = await open(seed({ answers: false }));
  await expect(page.getByRole('heading', { name: 'Dictum does not answer' })).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  expect(await page.evaluate(() => window.fakeMain.calls.map(({ name }) => name))).toEqual(['app:open', 'app:open']);
});
