import type { EncryptionState } from '../core/encryption';
import type { KeyFailure, StorageFailure } from '../core/failure';
import type { Clock } from '../core/ports';
import type { Result } from '../core/result';
import { ENCRYPTION } from '../core/tuning';
import { convertRecordings } from './convert-recordings';
import type { Keys } from './keys';
import type { OpenHistory } from './open-history';
import { isEncryptedRecording } from './recording-name';
import type { RecordingsFolder } from './recordings';

export interface EncryptionParts {
  readonly keys: Keys;
  readonly history: OpenHistory;
  readonly recordings: RecordingsFolder;
  readonly clock: Pick<Clock, 'after'>;
}

/** Turns encryption of history and recordings on and off. What is there already follows in the background. */
export class Encryption {
  private state: EncryptionState = { keyStore: 'unknown', work: 'none' };
  private isWanted = false;
  private running: Promise<StorageFailure | undefined> | undefined;
  private onChange: (state: EncryptionState) => void = () => undefined;

  constructor(private readonly parts: EncryptionParts) {}

  current(): EncryptionState {
    return this.state;
  }

  /** Whoever shows the state. */
  tell(onChange: (state: EncryptionState) => void): void {
    this.onChange = onChange;
  }

  /** At start, before anything is kept. @returns why there is no key, where there should be one */
  prepare(): Promise<KeyFailure | undefined> {
    return this.parts.keys.prepare(() => this.isUsed());
  }

  /** Looks for a key store, and shows whether there is one. May ask the user to unlock it. */
  look(): void {
    this.show({ keyStore: this.parts.keys.hasStore() ? 'there' : 'missing' });
  }

  /** With a failure, nothing was changed. */
  turnOn(): Promise<Result<void, KeyFailure>> {
    return this.parts.keys.turnOn(() => this.isUsed());
  }

  turnOff(): void {
    this.parts.keys.turnOff();
  }

  /**
   * Rewrites what is not as it is written now; one run at a time. Once nothing is encrypted any more, the key goes too.
   *
   * @returns what the disk did not let through; it is tried again by the next call
   */
  convert(): Promise<StorageFailure | undefined> {
    this.isWanted = true;
    this.running ??= this.convertWhileWanted().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** Deletes the key where nothing is left that needs it. */
  forgetUnused(): Promise<void> {
    const { keys, history, recordings } = this.parts;
    const mayBeUsed = async (): Promise<boolean> => {
      const inHistory = await history.hasEncrypted();
      return !inHistory.ok || inHistory.value || (await recordings.hasEncrypted());
    };
    // No recording is being rewritten meanwhile.
    return recordings.inTurn(() => keys.forget(mayBeUsed, () => recordings.isGrowing() || history.hasEncryptedRows()));
  }

  private async convertWhileWanted(): Promise<StorageFailure | undefined> {
    let failure: StorageFailure | undefined;
    while (this.isWanted) {
      this.isWanted = false;
      failure = await this.convertOnce();
    }
    return failure;
  }

  private async convertOnce(): Promise<StorageFailure | undefined> {
    const { keys, history, recordings, clock } = this.parts;
    if (!keys.isEncrypting && keys.reading() === undefined) return undefined;
    this.show({ work: keys.isEncrypting ? 'encrypting' : 'decrypting' });
    const inHistory = await history.convert();
    const { growing, refused } = await convertRecordings(recordings);
    if (!keys.isEncrypting) await this.forgetUnused();
    if (growing > 0) clock.after(ENCRYPTION.againMs, () => void this.convert());
    this.show({ work: 'none' });
    if (!inHistory.ok) return inHistory.failure;
    return refused === undefined ? undefined : { name: 'encryption-unfinished', reason: refused };
  }

  /** Whether anything needs the key. Where that can't be seen, the setting says. */
  private async isUsed(): Promise<boolean> {
    const { keys, history, recordings } = this.parts;
    const inHistory = await history.hasEncrypted();
    if (!inHistory.ok) return keys.isEncrypting;
    return inHistory.value || (await recordings.paths()).some(isEncryptedRecording);
  }

  private show(change: Partial<EncryptionState>): void {
    this.state = { ...this.state, ...change };
    this.onChange(this.state);
  }
}
