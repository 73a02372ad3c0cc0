/** What the settings page shows of encryption, besides whether it is wanted. */
export interface EncryptionState {
  /** Whether the system has a key store that protects; `unknown` until someone looks, on Linux, which may ask the user to unlock it. */
  readonly keyStore: 'unknown' | 'there' | 'missing';
  /** What was kept before is being rewritten. */
  readonly work: 'none' | 'encrypting' | 'decrypting';
}
