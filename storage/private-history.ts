import type { Delivery, Entry } from '../core/entry';
import type { StorageFailure } from '../core/failure';
import type { LatencySplit } from '../core/latency-split';
import type { History, HistoryQuery } from '../core/ports';
import { type Result, succeed } from '../core/result';
import { MemoryHistory } from './memory-history';
import type { OpenHistory } from './open-history';

/**
 * The history on disk, and before it one in memory for what may not be written: what is said in private mode, or while
 * encryption is on and there is no key. It is shown like any other entry, and gone when the app is closed. An entry stays
 * where it was first put.
 */
export class PrivateHistory implements History {
  private readonly memory = new MemoryHistory([], { name: 'history-failed', reason: 'other' });

  constructor(
    private readonly disk: OpenHistory,
    private readonly inMemoryOnly: () => boolean,
  ) {}

  async put(entry: Entry): Promise<Result<void, StorageFailure>> {
    if (await this.isInMemory(entry.id)) return this.memory.put(entry);
    if (!this.inMemoryOnly()) return this.disk.put(entry);
    const old = await this.disk.get(entry.id);
    return old.ok && old.value !== undefined ? this.disk.put(entry) : this.memory.put(entry);
  }

  async setDelivery(id: string, delivery: Delivery, split?: LatencySplit): Promise<Result<void, StorageFailure>> {
    return (await this.homeOf(id)).setDelivery(id, delivery, split);
  }

  async setHasRecording(id: string, hasRecording: boolean): Promise<Result<void, StorageFailure>> {
    return (await this.homeOf(id)).setHasRecording(id, hasRecording);
  }

  async get(id: string): Promise<Result<Entry | undefined, StorageFailure>> {
    return (await this.homeOf(id)).get(id);
  }

  /** Newest first, from both. */
  async list(query: HistoryQuery): Promise<Result<readonly Entry[], StorageFailure>> {
    const [inMemory, onDisk] = await Promise.all([this.memory.list(query), this.disk.list(query)]);
    if (!onDisk.ok || !inMemory.ok) return onDisk;
    const all = [...inMemory.value, ...onDisk.value].sort((one, other) => other.startedAtMs - one.startedAtMs);
    return succeed(all.slice(0, query.limit));
  }

  async remove(id: string): Promise<Result<void, StorageFailure>> {
    return (await this.homeOf(id)).remove(id);
  }

  async removeAll(): Promise<Result<void, StorageFailure>> {
    await this.memory.removeAll();
    return this.disk.removeAll();
  }

  close(): void {
    this.memory.close();
    this.disk.close();
  }

  private async homeOf(id: string): Promise<History> {
    return (await this.isInMemory(id)) ? this.memory : this.disk;
  }

  private async isInMemory(id: string): Promise<boolean> {
    const found = await this.memory.get(id);
    return found.ok && found.value !== undefined;
  }
}
