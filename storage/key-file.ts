import { createSecretKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { KeyFailure } from '../core/failure';
import { fail, type Result, succeed } from '../core/result';
import { type DataKey, decrypt, encrypt, KEY_BYTES, newDataKey } from './data-key';
import { diskReasonOf } from './disk-reason';
import { makeFolder } from './make-folder';
import { replaceFile } from './replace-file';
import { removeStale } from './temporary-files';

/** The system's place for secrets (Keychain, DPAPI, libsecret, KWallet), which only this user's session opens. */
export interface KeyStore {
  /** Whether there is one that protects, and it is open to us now. May ask the user to unlock it. */
  isOpen(): boolean;
  /** Both throw where the store refuses. */
  wrap(secret: string): Uint8Array;
  unwrap(wrapped: Uint8Array): string;
}

/** Tells the right key from another: encrypted with it, and with it alone it opens. */
const CHECK = 'dictum key';

/**
 * The key in its file, opened by the system's key store. The file is never changed here.
 *
 * @returns `undefined` where there is no file
 */
export async function readKeyFile(path: string, store: KeyStore): Promise<Result<DataKey, KeyFailure> | undefined> {
  await removeStale(dirname(path), basename(path));
  let content: string;
  try {
    content = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    return fail({ name: 'key-failed', reason: diskReasonOf(error) });
  }
  const { wrapped, check } = parse(content);
  if (wrapped === undefined || check === undefined) return fail({ name: 'key-lost' });
  if (!store.isOpen()) return fail({ name: 'key-locked' });
  const key = unwrapKey(wrapped, store);
  const isRight = key !== undefined && decrypt(key, check, CHECK) !== undefined;
  return isRight ? succeed(key) : fail({ name: 'key-lost' });
}

/** Makes a key and its file, for this user alone; an old one's place is taken in one step. */
export async function makeKeyFile(path: string, store: KeyStore): Promise<Result<DataKey, KeyFailure>> {
  if (!store.isOpen()) return fail({ name: 'key-locked' });
  const key = newDataKey();
  let wrapped: Uint8Array;
  try {
    wrapped = store.wrap(key.export().toString('base64'));
  } catch {
    return fail({ name: 'key-locked' });
  }
  const fields = { version: 1, wrapped: base64(wrapped), check: base64(encrypt(key, new Uint8Array(), CHECK)) };
  try {
    await makeFolder(dirname(path));
    await replaceFile(path, `${JSON.stringify(fields)}\n`);
    return succeed(key);
  } catch (error) {
    return fail({ name: 'key-failed', reason: diskReasonOf(error) });
  }
}

function unwrapKey(wrapped: Uint8Array, store: KeyStore): DataKey | undefined {
  try {
    const bytes = Buffer.from(store.unwrap(wrapped), 'base64');
    return bytes.length === KEY_BYTES ? createSecretKey(bytes) : undefined;
  } catch {
    return undefined;
  }
}

function parse(content: string): { readonly wrapped?: Buffer; readonly check?: Buffer } {
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value !== 'object' || value === null || !('wrapped' in value) || !('check' in value)) return {};
    const { wrapped, check } = value;
    if (typeof wrapped !== 'string' || typeof check !== 'string') return {};
    return { wrapped: Buffer.from(wrapped, 'base64'), check: Buffer.from(check, 'base64') };
  } catch {
    return {};
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
