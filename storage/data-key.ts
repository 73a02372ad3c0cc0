import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';

/** The key to all that is kept encrypted, 256 bits. A key object does not print what it holds. */
export type DataKey = KeyObject;

/** AES-256 in Galois/Counter Mode (NIST SP 800-38D): 96-bit nonce, 128-bit tag. */
const CIPHER = 'aes-256-gcm';
export const KEY_BYTES = 32;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

export function newDataKey(): DataKey {
  return createSecretKey(randomBytes(KEY_BYTES));
}

/** A key for one purpose or file, made of another (HKDF with SHA-256, RFC 5869). */
export function deriveKey(key: DataKey, salt: Uint8Array, purpose: string): DataKey {
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, salt, purpose, KEY_BYTES)));
}

/**
 * Encrypts under a nonce of the caller's, who must never use it for anything else with this key.
 *
 * @returns ciphertext and tag
 */
export function encryptWith(key: DataKey, nonce: Uint8Array, plain: Uint8Array, about = ''): Buffer {
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(about));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The way back; `undefined` for anything but what was encrypted with this key, nonce and `about`. */
export function decryptWith(key: DataKey, nonce: Uint8Array, sealed: Uint8Array, about = ''): Buffer | undefined {
  if (sealed.length < TAG_BYTES) return undefined;
  const end = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/**
 * Encrypts under a random nonce, which goes in front; safe for the first 2³² messages of a key (SP 800-38D, 8.3).
 *
 * @param about what the content belongs to: it opens in that place alone
 */
export function encrypt(key: DataKey, plain: Uint8Array, about: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  return Buffer.concat([nonce, encryptWith(key, nonce, plain, about)]);
}

/** The way back; `undefined` where content, key or place is another. */
export function decrypt(key: DataKey, content: Uint8Array, about: string): Buffer | undefined {
  if (content.length < NONCE_BYTES + TAG_BYTES) return undefined;
  return decryptWith(key, content.subarray(0, NONCE_BYTES), content.subarray(NONCE_BYTES), about);
}
