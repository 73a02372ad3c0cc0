import { expect } from '@playwright/test';
import { test } from './dictum';
import { keyDown, keyUp } from './machine';

test('no microphone: the app says so and stays ready', async ({ dictum }) => {
  await dictum.launch({});
  keyDown();
  await expect(dictum.page.getByText('No microphone found').first()).toBeVisible();
  keyUp();
  await expect.poll(() => dictum.phase()).toBe('ready');
});

test('permission denied: the app says so and stays ready', async ({ dictum }) => {
  await dictum.launch({ clip: 'en_jfk' });
  await dictum.app.evaluate(({ session }) => {
    session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
    session.defaultSession.setPermissionCheckHandler(() => false);
  });
  keyDown();
  await expect(dictum.page.getByText('Dictum may not use the microphone').first()).toBeVisible();
  keyUp();
  await expect.poll(() => dictum.phase()).toBe('ready');
});

test('a muted microphone: the app says that there was only silence', async ({ dictum }) => {
  await dictum.launch({ clip: 'ns_gen_silence5' });
  await dictum.dictate();
  await expect(dictum.page.getByText('The microphone gives only silence').first()).toBeVisible();
});
