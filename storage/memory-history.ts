import type { Delivery, Entry } from '../core/entry';
import type { StorageFailure } from '../core/failure';
import type { LatencySplit } from '../core/latency-split';
import type { HistoryQuery } from '../core/ports';
import { fail, type Result, succeed } from '../core/result';
import { foldCase, searchWords } from './history-rows';
import type { OpenHistory } from './open-history';

/** What was said since the app started, where the history file can't be used: better than nothing, and the user is told. */
export class MemoryHistory implements OpenHistory {
  private readonly entries = new Map<string, Entry>();
  private readonly onDisk: ReadonlySet<string>;

  /**
   * @param old what the file holds, to be shown
   * @param failure why it can't be written: the answer to whoever wants something deleted in it
   */
  constructor(
    old: readonly Entry[],
    private readonly failure: StorageFailure,
  ) {
    for (const entry of old) this.entries.set(entry.id, entry);
    this.onDisk = new Set(this.entries.keys());
  }

  put(entry: Entry): Promise<Result<void, StorageFailure>> {
    this.entries.set(entry.id, entry);
    return Promise.resolve(succeed(undefined));
  }

  setDelivery(id: string, delivery: Delivery, split?: LatencySplit): Promise<Result<void, StorageFailure>> {
    return this.change(id, { delivery, ...(split && { split }) });
  }

  setHasRecording(id: string, hasRecording: boolean): Promise<Result<void, StorageFailure>> {
    return this.change(id, { hasRecording });
  }

  get(id: string): Promise<Result<Entry | undefined, StorageFailure>> {
    return Promise.resolve(succeed(this.entries.get(id)));
  }

  list({ search, limit, beforeMs = Infinity }: HistoryQuery): Promise<Result<readonly Entry[], StorageFailure>> {
    const words = searchWords(search);
    const found = [...this.entries.values()]
      .filter((entry) => entry.startedAtMs < beforeMs)
      .filter((entry) => words.every((word) => foldCase(entry.text).includes(word)))
      .sort((one, other) => other.startedAtMs - one.startedAtMs);
    return Promise.resolve(succeed(found.slice(0, limit)));
  }

  remove(id: string): Promise<Result<void, StorageFailure>> {
    if (this.onDisk.has(id)) return Promise.resolve(fail(this.failure));
    this.entries.delete(id);
    return Promise.resolve(succeed(undefined));
  }

  removeAll(): Promise<Result<void, StorageFailure>> {
    for (const id of [...this.entries.keys()]) if (!this.onDisk.has(id)) this.entries.delete(id);
    return Promise.resolve(this.onDisk.size === 0 ? succeed(undefined) : fail(this.failure));
  }

  /** What the file holds is not known for sure. */
  hasEncrypted(): Promise<Result<boolean, StorageFailure>> {
    return Promise.resolve(fail(this.failure));
  }

  hasEncryptedRows(): boolean {
    return true;
  }

  convert(): Promise<Result<void, StorageFailure>> {
    return Promise.resolve(fail(this.failure));
  }

  close(): void {
    this.entries.clear();
  }

  private change(id: string, change: Partial<Entry>): Promise<Result<void, StorageFailure>> {
    const entry = this.entries.get(id);
    if (entry !== undefined) this.entries.set(id, { ...entry, ...change });
    return Promise.resolve(succeed(undefined));
  }
}
