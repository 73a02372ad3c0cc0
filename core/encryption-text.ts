import { diskText } from './disk-text';
import type { KeyFailure, StorageFailure } from './failure';
import type { FailureText } from './failure-words';
import { impossible } from './result';

export type EncryptionFailure =
  KeyFailure | Extract<StorageFailure, { name: 'recording-unreadable' | 'encryption-unfinished' }>;

/** What holds while there is no key: the words go nowhere in the clear, and the dictation itself still works. */
const MEANWHILE = 'While encryption is on, what you say is delivered, and kept in memory until Dictum is closed.';

/** The words a user sees for a failure of encryption. */
export function encryptionText(failure: EncryptionFailure): FailureText {
  switch (failure.name) {
    case 'key-store-missing':
      return {
        title: 'This system has no key store',
        advice: 'Nothing was changed. On Linux, install gnome-keyring or KWallet, log in again, and try once more.',
      };
    case 'key-locked':
      return {
        title: 'The system’s key store did not open',
        advice: `History and recordings are safe, but can’t be read. Unlock the key store and start Dictum again. ${MEANWHILE}`,
      };
    case 'key-lost':
      return {
        title: 'The key to the history is lost',
        advice: `Put history.key back, or choose Delete all in History to begin anew. ${MEANWHILE}`,
      };
    case 'key-failed':
      return {
        title: 'The key to the history can’t be used',
        advice: `${diskText(failure.reason)} History and recordings are left as they are.`,
      };
    case 'recording-unreadable':
      return {
        title: 'The recording can’t be read',
        advice: 'It was damaged, or was encrypted with another key. Its file is left as it is.',
      };
    case 'encryption-unfinished':
      return {
        title: 'What was kept before is not all rewritten yet',
        advice: `${diskText(failure.reason)} It is tried again within the hour; everything can still be read.`,
      };
    default:
      return impossible(failure);
  }
}
