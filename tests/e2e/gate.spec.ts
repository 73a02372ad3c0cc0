import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from '@playwright/test';
import type { Bridge } from '../../electron/ipc/contract';
import { plainWords } from './clips';
import { test } from './dictum';
import { newClipboardText } from './machine';

/** The bridge without its types: what an intruder would use. */
type LooseBridge = Readonly<Record<'invoke' | 'on' | 'sendAudio', (...args: readonly unknown[]) => unknown>>;
declare const dictum: Bridge & LooseBridge;

test('junk over IPC is refused, and dictation goes on', async ({ dictum: app }) => {
  await app.launch({ clip: 'en_ps_sense-0880' });
  const answers = await app.page.evaluate(async () => {
    const loose: LooseBridge = dictum;
    const calls: readonly (readonly [string, unknown])[] = [
      ['history:list', null],
      ['history:list', { search: 1, limit: 'all' }],
      ['history:remove', { id: ['x'] }],
      ['settings:change', { hotkey: 'rm -rf' }],
      ['settings:change', 'paste'],
      ['dictation:start', { now: true }],
      ['trouble:dismiss', undefined],
      ['no:such-command', undefined],
      ['toString', undefined],
    ];
    const found: string[] = [];
    for (const [name, input] of calls) {
      found.push(
        await Promise.resolve(loose.invoke(name, input)).then(
          () => `${name} took it`,
          () => 'refused',
        ),
      );
    }
    for (const message of [
      null,
      7,
      'frame',
      {},
      { kind: 'frame', sessionId: 'x', samples: 'loud' },
      { kind: 'ended' },
    ]) {
      loose.sendAudio(message);
    }
    return found;
  });
  expect(new Set(answers)).toEqual(new Set(['refused']));
  await expect.poll(() => app.log.match(/refused a message \(junk\) for audio/g)?.length).toBe(6);
  await app.dictate();
  expect(plainWords(await newClipboardText())).toContain('young');
});

test('the page has no Node, opens no window and goes nowhere', async ({ dictum: app }) => {
  await app.launch({ clip: 'en_jfk' });
  expect(await app.page.evaluate('[typeof require, typeof process, typeof module, typeof Buffer]')).toEqual(
    Array.from({ length: 4 }, () => 'undefined'),
  );
  expect(await app.page.evaluate(() => window.open('https://example.invalid/') === null)).toBe(true);
  const before = app.page.url();
  await app.page.evaluate(() => {
    location.href = 'data:text/html,elsewhere';
  });
  await app.page.evaluate(() => {
    location.href = 'https://example.invalid/';
  });
  // Playwright itself waits for the navigation that never comes, so the window is asked.
  const shown = (script: string): Promise<unknown> =>
    app.app.evaluate(
      ({ BrowserWindow }, asked) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(asked) as unknown,
      script,
    );
  await expect.poll(() => shown('location.href')).toBe(before);
  await expect.poll(() => shown("document.querySelector('h1').textContent")).toBe('Ready');
  expect(await app.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  // Inline script is against the page's policy.
  const attack = `document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.broken = 1">');
    new Promise((resolve) => setTimeout(() => resolve(typeof window.broken), 300))`;
  expect(await shown(attack)).toBe('undefined');
});

test('a page that is not ours is not listened to, even with our bridge', async ({ dictum: app }) => {
  await app.launch({ clip: 'en_jfk' });
  const script = `dictum.invoke('history:list', { search: '', limit: 10 }).then(() => 'answered', (error) => error.message)`;
  const answer = await app.app.evaluate(async ({ app: main, BrowserWindow }, intruder) => {
    const other = new BrowserWindow({
      show: false,
      webPreferences: { preload: `${main.getAppPath()}/dist/preload.cjs` },
    });
    await other.loadURL('data:text/html,<title>other</title>');
    const result: unknown = await other.webContents.executeJavaScript(intruder);
    other.destroy();
    return result;
  }, script);
  expect(answer).toContain('refused');
  await expect.poll(() => app.log).toContain('refused a message (sender) for history:list');
});

test('a second start shows the window of the first, and ends', async ({ dictum: app }) => {
  await app.launch({ clip: 'en_jfk', switches: ['--hidden'] });
  const isVisible = (): Promise<boolean | undefined> =>
    app.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  expect(await isVisible()).toBe(false);
  const { program, args } = app.commandLine(['--no-sandbox']);
  const second = spawn(program, args, { stdio: 'ignore' });
  const [code] = (await once(second, 'exit')) as [number | null];
  expect(code).toBe(0);
  await expect.poll(isVisible).toBe(true);
});
