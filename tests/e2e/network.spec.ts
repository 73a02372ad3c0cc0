import { expect } from '@playwright/test';
import type { NetworkCounts } from '../../electron/ipc/contract';
import { attackScript, WAYS_OUT } from './attacks';
import { type Dictum, test as base } from './dictum';
import { type Loopback, openLoopback } from './loopback';

const test = base.extend<{ loopback: Loopback }>({
  loopback: async ({}, use) => {
    const loopback = await openLoopback();
    await use(loopback);
    loopback.close();
  },
});

const ALL_REFUSED = Object.fromEntries(WAYS_OUT.map((name) => [name, 'refused']));

async function counts(app: Dictum): Promise<NetworkCounts> {
  return (await app.info()).network;
}

test('our page has no way out, whatever runs in it', async ({ dictum: app, loopback }) => {
  await app.launch({ clip: 'en_jfk' });
  const before = await counts(app);
  expect(before.left).toBe(0);
  expect(await app.page.evaluate(attackScript(loopback))).toEqual(ALL_REFUSED);
  expect(loopback.hits).toEqual({ tcp: 0, udp: 0 });
  expect((await counts(app)).left).toBe(0);
  expect((await counts(app)).refused).toBeGreaterThan(before.refused);
});

for (const partition of ['', 'another session']) {
  const where = partition === '' ? 'the default session' : partition;
  test(`a foreign page without our policy has no way out of ${where}; it is counted, live`, async ({
    dictum: app,
    loopback,
  }) => {
    await app.launch({ clip: 'en_jfk' });
    await app.page.getByRole('tab', { name: 'Settings' }).click();
    const shown = app.page.getByRole('region', { name: 'Network' }).getByRole('status');
    const before = await counts(app);
    await expect(shown).toHaveText(`Requests that left this computer: 0. Refused: ${before.refused}.`);
    const found = await app.app.evaluate(
      async ({ BrowserWindow }, { script, partition: name }) => {
        const other = new BrowserWindow({ show: false, webPreferences: { partition: name } });
        await other.loadURL('data:text/html,<title>other</title><body></body>');
        const result: unknown = await other.webContents.executeJavaScript(script);
        other.destroy();
        return result;
      },
      { script: attackScript(loopback), partition },
    );
    expect(found).toEqual(ALL_REFUSED);
    expect(loopback.hits).toEqual({ tcp: 0, udp: 0 });
    const after = await counts(app);
    expect(after.left).toBe(0);
    // At least: fetch, old request, web socket, event stream, image, script.
    expect(after.refused - before.refused).toBeGreaterThanOrEqual(6);
    await expect(shown).toHaveText(`Requests that left this computer: 0. Refused: ${after.refused}.`);
  });
}

test('the main process itself gets nothing through Chromium', async ({ dictum: app, loopback }) => {
  await app.launch({ clip: 'en_jfk' });
  const answer = await app.app.evaluate(
    ({ net }, url) =>
      net.fetch(url).then(
        () => 'got it',
        () => 'refused',
      ),
    `http://127.0.0.1:${loopback.port}/`,
  );
  expect(answer).toBe('refused');
  expect(loopback.hits).toEqual({ tcp: 0, udp: 0 });
  expect((await counts(app)).left).toBe(0);
});

test('the microphone is our window’s alone: the same page in another window gets none', async ({ dictum: app }) => {
  await app.launch({ clip: 'en_jfk' });
  const ask = `navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'granted', (error) => error.name)`;
  expect(await app.page.evaluate(ask)).toBe('granted');
  const other = await app.app.evaluate(async ({ BrowserWindow }, script) => {
    const window = new BrowserWindow({ show: false });
    await window.loadURL('app://dictum/index.html');
    const result: unknown = await window.webContents.executeJavaScript(script);
    window.destroy();
    return result;
  }, ask);
  expect(other).toBe('NotAllowedError');
});
