import { safeStorage } from 'electron';
import type { KeyStore } from '../storage/key-file';

// The synchronous calls: the others are not in the oldest Electron that this must start on.
/* eslint-disable @typescript-eslint/no-deprecated */

/** The system's: Keychain on macOS, DPAPI on Windows, libsecret (GNOME) or KWallet (KDE) on Linux. Needs Electron to be ready. */
export const systemKeyStore: KeyStore = {
  isOpen: () => linuxBackend() !== 'basic_text' && safeStorage.isEncryptionAvailable(),
  wrap: (secret) => safeStorage.encryptString(secret),
  unwrap: (wrapped) => safeStorage.decryptString(Buffer.from(wrapped)),
};

/** `basic_text` is Chromium's stand-in where there is no key store: a password that is the same for everyone. */
function linuxBackend(): string | undefined {
  // Not on other systems, and not in older versions, which then say that nothing is available.
  return (safeStorage as Partial<typeof safeStorage>).getSelectedStorageBackend?.();
}
