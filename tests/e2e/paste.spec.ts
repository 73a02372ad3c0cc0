import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { plainWords } from './clips';
import { test } from './dictum';
import { newestRow } from './history-file';
import { activateWindow, newClipboardText } from './machine';

/** A text field of another program (Tk), which writes what it holds to a file. */
function openTextField(file: string): ChildProcess {
  return spawn('wish8.6', [join(__dirname, 'text-field.tcl'), file], { stdio: 'ignore' });
}

test('the text is pasted at the cursor of another window', async ({ dictum }) => {
  await dictum.launch({ clip: 'en_ps_sense-0880', settings: { paste: true } });
  const file = join(dictum.folder, 'field.txt');
  const field = openTextField(file);
  try {
    await expect.poll(() => existsSync(file)).toBe(true);
    activateWindow('Text field');
    await dictum.dictate();
    const text = await newClipboardText();
    await expect.poll(() => readFileSync(file, 'utf8')).toBe(text);
    expect(plainWords(text)).toContain('young');
    await newestRow(dictum.history, { text, delivery: 'pasted' });
  } finally {
    field.kill();
  }
});

test('with pasting off, the other window is left alone', async ({ dictum }) => {
  await dictum.launch({ clip: 'en_ps_sense-0880', settings: { paste: false } });
  const file = join(dictum.folder, 'field.txt');
  const field = openTextField(file);
  try {
    await expect.poll(() => existsSync(file)).toBe(true);
    activateWindow('Text field');
    await dictum.dictate();
    const text = await newClipboardText();
    await newestRow(dictum.history, { text, delivery: 'copied' });
    expect(readFileSync(file, 'utf8')).toBe('');
  } finally {
    field.kill();
  }
});

test('where pasting is impossible (Wayland) the app says so, and the text is on the clipboard', async ({ dictum }) => {
  await dictum.launch({ clip: 'en_ps_sense-0880', env: { XDG_SESSION_TYPE: 'wayland' } });
  await expect(dictum.page.getByText('The dictation key does not work here').first()).toBeVisible();
  const file = join(dictum.folder, 'field.txt');
  const field = openTextField(file);
  try {
    await expect.poll(() => existsSync(file)).toBe(true);
    await dictum.page.evaluate(() => window.dictum.invoke('dictation:start', undefined));
    await dictum.listen();
    activateWindow('Text field');
    await dictum.page.evaluate(() => window.dictum.invoke('dictation:stop', undefined));
    expect(plainWords(await newClipboardText())).toContain('young');
    await expect(dictum.page.getByText('Wayland does not let apps paste').first()).toBeVisible();
  } finally {
    field.kill();
  }
});
