import type { KeyFailure } from '../core/failure';
import { fail, type Result, succeed } from '../core/result';
import type { DataKey } from './data-key';
import { type KeyStore, makeKeyFile, readKeyFile } from './key-file';
import { removeFile } from './remove-file';
import { Turns } from './turns';

/** Where history and recordings get their key from; asked anew each time, for encryption is turned on and off as they run. */
export interface KeySource {
  /** For what is there already; `undefined` where there is no key. */
  reading(): Result<DataKey, KeyFailure> | undefined;
  /** For what is written now; no key where it is to be written in the clear. */
  writing(): Promise<Result<DataKey | undefined, KeyFailure>>;
}

/** Everything in the clear. */
export const NO_KEYS: KeySource = {
  reading: () => undefined,
  writing: () => Promise.resolve(succeed(undefined)),
};

export interface KeysOptions {
  readonly file: string;
  readonly store: KeyStore;
  readonly encrypt: boolean;
}

/** The key of this data folder, as long as anything needs it. */
export class Keys implements KeySource {
  /** Nothing is encrypted with a key that is just being deleted. */
  private readonly turns = new Turns();

  private constructor(
    private readonly file: string,
    private readonly store: KeyStore,
    private encrypt: boolean,
    private key: Result<DataKey, KeyFailure> | undefined,
  ) {}

  /** Reads the key's file. Never rejects. */
  static async open({ file, store, encrypt }: KeysOptions): Promise<Keys> {
    return new Keys(file, store, encrypt, await readKeyFile(file, store));
  }

  reading(): Result<DataKey, KeyFailure> | undefined {
    return this.key;
  }

  writing(): Promise<Result<DataKey | undefined, KeyFailure>> {
    return this.turns.run(async () => (this.encrypt ? this.haveKey() : succeed(undefined)));
  }

  get isEncrypting(): boolean {
    return this.encrypt;
  }

  /** What is said may not be written in the clear, and can't be encrypted. */
  get isLocked(): boolean {
    return this.encrypt && this.key?.ok === false;
  }

  /** Whether the system has a key store that is open to us. May ask the user to unlock it. */
  hasStore(): boolean {
    return this.store.isOpen();
  }

  /**
   * From now on what is written is encrypted.
   *
   * @param isUsed whether anything encrypted is there: without its key, it must not get another one
   */
  turnOn(isUsed: () => Promise<boolean>): Promise<Result<void, KeyFailure>> {
    return this.turns.run(async () => {
      // A key store that was locked may be open by now.
      if (this.key?.ok !== true) this.key = await readKeyFile(this.file, this.store);
      if (this.key === undefined && (await isUsed())) this.key = fail({ name: 'key-lost' });
      if (this.key === undefined && !this.store.isOpen()) return fail({ name: 'key-store-missing' });
      const key = await this.haveKey();
      if (!key.ok) return key;
      this.encrypt = true;
      return succeed(undefined);
    });
  }

  /** From now on what is written is in the clear; what is there is still read. */
  turnOff(): void {
    this.encrypt = false;
  }

  /** At start, once it can be seen whether anything encrypted is there. @returns why there is no key, where there should be one */
  prepare(isUsed: () => Promise<boolean>): Promise<KeyFailure | undefined> {
    return this.turns.run(async () => {
      if (this.key === undefined && (await isUsed())) this.key = fail({ name: 'key-lost' });
      else if (this.encrypt) await this.haveKey();
      return this.key?.ok === false ? this.key.failure : undefined;
    });
  }

  /**
   * Deletes the key where nothing needs it any more; the next thing to be encrypted gets a new one.
   *
   * @param mayBeUsed looks for what is encrypted
   * @param isUsedNow the last look, in the same turn of the event loop in which the key is let go
   */
  forget(mayBeUsed: () => Promise<boolean>, isUsedNow: () => boolean): Promise<void> {
    return this.turns.run(async () => {
      if ((await mayBeUsed()) || isUsedNow()) return;
      this.key = undefined;
      await removeFile(this.file);
    });
  }

  private async haveKey(): Promise<Result<DataKey, KeyFailure>> {
    if (this.key !== undefined) return this.key;
    const made = await makeKeyFile(this.file, this.store);
    // Where it can't be made while it is needed, there is no trying again with each frame.
    if (made.ok || this.encrypt) this.key = made;
    return made;
  }
}
