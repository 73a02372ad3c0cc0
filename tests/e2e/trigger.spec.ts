import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { plainWords } from './clips';
import { test } from './dictum';
import { newestRow } from './history-file';
import { clipboardIsUntouched, KEY, keyDown, keyUp, newClipboardText, tapKey } from './machine';

test('a tap starts, the next tap stops', async ({ dictum }) => {
  await dictum.launch({ clip: 'en_ps_sense-0880' });
  await tapKey();
  await expect.poll(() => dictum.phase()).toBe('listening');
  await dictum.listen();
  expect(await dictum.phase()).toBe('listening');
  await tapKey();
  expect(plainWords(await newClipboardText())).toContain('young');
});

test('Esc cancels what is recorded; it can be brought back', async ({ dictum }) => {
  await dictum.launch({ clip: 'en_ps_sense-0880' });
  keyDown();
  await dictum.listen();
  await tapKey(KEY.escape);
  keyUp();
  const cancelled = await newestRow(dictum.history, { delivery: 'none', text: '' });
  expect(JSON.parse(cancelled.outcome)).toEqual({ kind: 'cancelled' });
  expect(clipboardIsUntouched()).toBe(true);
  await dictum.page
    .getByRole('button', { name: /bring back/i })
    .first()
    .click();
  expect(plainWords(await newClipboardText())).toContain('young');
  await newestRow(dictum.history, { id: cancelled.id, origin: 'retried' });
});

test('Esc does nothing while nothing is recorded', async ({ dictum }) => {
  await dictum.launch({ clip: 'en_ps_sense-0880' });
  await tapKey(KEY.escape);
  await dictum.dictate();
  expect(plainWords(await newClipboardText())).toContain('young');
});

test('another dictation key by settings: F9', async ({ dictum }) => {
  await dictum.launch({ clip: 'en_ps_goforward', settings: { hotkey: 'F9' } });
  keyDown('F9');
  await dictum.listen();
  keyUp('F9');
  expect(plainWords(await newClipboardText())).toEqual(expect.arrayContaining(['go', 'forward']));
});

test('the window’s button, held with the mouse', async ({ dictum }) => {
  await dictum.launch({ clip: 'en_ps_sense-0880' });
  await dictum.page
    .getByRole('button', { name: /dictat|hold|speak|talk/i })
    .first()
    .hover();
  await dictum.page.mouse.down();
  await dictum.listen();
  await dictum.page.mouse.up();
  expect(plainWords(await newClipboardText())).toContain('young');
});

test('the window’s button, held with Space', async ({ dictum }) => {
  await dictum.launch({ clip: 'en_ps_sense-0880' });
  await dictum.page.bringToFront();
  await dictum.page.keyboard.down('Space');
  await expect.poll(() => dictum.phase()).toBe('listening');
  await dictum.listen();
  await dictum.page.keyboard.up('Space');
  expect(plainWords(await newClipboardText())).toContain('young');
});

test('a shortcut with the dictation key records nothing', async ({ dictum }) => {
  await dictum.launch({ clip: 'en_ps_sense-0880' });
  keyDown();
  await pause(100);
  await tapKey('c');
  keyUp();
  await expect.poll(() => dictum.phase()).not.toMatch(/starting|listening/);
  expect(clipboardIsUntouched()).toBe(true);
});
