import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { filesWith } from '../storage/files-with';
import { type Dictum, test as base } from './dictum';
import { Keyring } from './keyring';
import { clearClipboard, newClipboardText } from './machine';

/** A Dictum on a desktop that has a keyring; `start` again is the next login to the same desktop. */
export const test = base.extend<{ keyring: { start(): Promise<Keyring>; home: string } }>({
  keyring: async ({ dictum }, use) => {
    const started: Keyring[] = [];
    const home = join(dictum.folder, 'home');
    await use({
      home,
      start: async () => {
        const keyring = await Keyring.start(home);
        started.push(keyring);
        return keyring;
      },
    });
    for (const keyring of started) await keyring.stop();
  },
});

export const keyFile = (dictum: Dictum): string => join(dictum.data, 'history.key');

export const recordings = (dictum: Dictum): string[] => readdirSync(join(dictum.data, 'recordings'));

/** Files in which a text stands, as this or the other encoding writes it; in the data folder and that for temporary files. */
export function inTheClear(dictum: Dictum, text: string): string[] {
  return [text, text.toLowerCase()].flatMap((form) =>
    [Buffer.from(form), Buffer.from(form, 'utf16le')].flatMap((bytes) => [
      ...filesWith(dictum.data, bytes),
      ...filesWith(temporary(dictum), bytes),
    ]),
  );
}

function temporary(dictum: Dictum): string {
  const folder = join(dictum.folder, 'temp');
  mkdirSync(folder, { recursive: true });
  return folder;
}

export function withTemporary(dictum: Dictum, launch: Keyring['launch']): Keyring['launch'] {
  return { ...launch, env: { ...launch.env, TMPDIR: temporary(dictum) } };
}

export async function say(dictum: Dictum): Promise<string> {
  await clearClipboard();
  await dictum.dictate();
  return newClipboardText();
}

export function encryptSwitch(dictum: Dictum): Locator {
  return dictum.page.getByRole('switch', { name: 'Encrypt history and recordings' });
}
