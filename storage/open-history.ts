import type { StorageFailure } from '../core/failure';
import type { History } from '../core/ports';
import type { Result } from '../core/result';

/** The history as storage gives it out: with what turning encryption on and off needs. */
export interface OpenHistory extends History {
  /** Whether anything in it, or set aside of it, needs the key. */
  hasEncrypted(): Promise<Result<boolean, StorageFailure>>;
  /** The same of the entries alone, and at once. Throws the disk's error. */
  hasEncryptedRows(): boolean;
  /**
   * Rewrites what is not as it is written now: in the clear, or encrypted. Safe to be killed at any moment, and to be called
   * again; other calls go on meanwhile. `encryption-unfinished` where the disk said no.
   */
  convert(): Promise<Result<void, StorageFailure>>;
  close(): void;
}
