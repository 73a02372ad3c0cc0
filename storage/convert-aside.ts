import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { decrypt, encrypt } from './data-key';
import type { KeySource } from './keys';
import { removeFile } from './remove-file';
import { replaceFile } from './replace-file';
import { filesAside } from './set-aside';

const EXTENSION = '.enc';

export function isEncryptedAside(path: string): boolean {
  return path.endsWith(EXTENSION);
}

/**
 * Encrypts or decrypts, whole, the damaged files that were set aside: they hold texts too. The new file is there before the
 * old one goes. What can't be decrypted stays. Rejects with the disk's error.
 */
export async function convertAside(file: string, keys: KeySource): Promise<void> {
  for (const path of await filesAside(file)) {
    const writing = await keys.writing();
    const reading = keys.reading();
    if (!writing.ok || isEncryptedAside(path) === (writing.value !== undefined)) continue;
    const target = writing.value === undefined ? path.slice(0, -EXTENSION.length) : path + EXTENSION;
    const content = await readFile(path);
    const about = `aside ${basename(path, EXTENSION)}`;
    let changed: Buffer | undefined;
    if (writing.value !== undefined) changed = encrypt(writing.value, content, about);
    else if (reading?.ok === true) changed = decrypt(reading.value, content, about);
    if (changed === undefined) continue;
    await replaceFile(target, changed);
    await removeFile(path);
  }
}
