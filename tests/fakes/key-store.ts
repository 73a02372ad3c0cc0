import { createSecretKey, randomBytes } from 'node:crypto';
import { decrypt, encrypt } from '../../storage/data-key';
import type { KeyStore } from '../../storage/key-file';
import type { KeySource } from '../../storage/keys';
import { succeed } from '../../core/result';

/** A key store of a user's session: locked and opened at will, and forgetful if it must. */
export class FakeKeyStore implements KeyStore {
  isLocked = false;

  constructor(private secret: Buffer = randomBytes(32)) {}

  isOpen(): boolean {
    return !this.isLocked;
  }

  wrap(secret: string): Uint8Array {
    return encrypt(createSecretKey(this.secret), Buffer.from(secret), '');
  }

  unwrap(wrapped: Uint8Array): string {
    const secret = decrypt(createSecretKey(this.secret), wrapped, '');
    if (secret === undefined) throw new Error('wrapped by another');
    return secret.toString();
  }

  /** As when the user's password is reset: what was wrapped before can't be unwrapped any more. */
  forget(): void {
    this.secret = randomBytes(32);
  }
}

/** Everything is encrypted with one key, which never changes. */
export function fixedKeys(bytes: Buffer = randomBytes(32)): KeySource {
  const key = createSecretKey(bytes);
  return { reading: () => succeed(key), writing: () => Promise.resolve(succeed(key)) };
}
