import type { Delivery, Entry } from '../core/entry';
import type { StorageFailure } from '../core/failure';
import type { History, HistoryQuery } from '../core/ports';
import { type Result, succeed } from '../core/result';
import { foldCase } from './history-rows';

/** What was said since the app started, where the history file can't be used: better than nothing, and the user is told. */
export class MemoryHistory implements History {
  private readonly entries = new Map<string, Entry>();

  put(entry: Entry): Promise<Result<void, StorageFailure>> {
    return done(() => this.entries.set(entry.id, entry));
  }

  setDelivery(id: string, delivery: Delivery): Promise<Result<void, StorageFailure>> {
    return done(() => this.change(id, { delivery }));
  }

  setHasRecording(id: string, hasRecording: boolean): Promise<Result<void, StorageFailure>> {
    return done(() => this.change(id, { hasRecording }));
  }

  get(id: string): Promise<Result<Entry | undefined, StorageFailure>> {
    return Promise.resolve(succeed(this.entries.get(id)));
  }

  list({ search, limit, beforeMs = Infinity }: HistoryQuery): Promise<Result<readonly Entry[], StorageFailure>> {
    const words = foldCase(search).split(/\s+/u);
    const found = [...this.entries.values()]
      .filter((entry) => entry.startedAtMs < beforeMs && words.every((word) => foldCase(entry.text).includes(word)))
      .sort((one, other) => other.startedAtMs - one.startedAtMs);
    return Promise.resolve(succeed(found.slice(0, limit)));
  }

  remove(id: string): Promise<Result<void, StorageFailure>> {
    return done(() => this.entries.delete(id));
  }

  removeAll(): Promise<Result<void, StorageFailure>> {
    return done(() => this.entries.clear());
  }

  close(): void {
    this.entries.clear();
  }

  private change(id: string, change: Partial<Entry>): void {
    const entry = this.entries.get(id);
    if (entry !== undefined) this.entries.set(id, { ...entry, ...change });
  }
}

function done(action: () => unknown): Promise<Result<void, StorageFailure>> {
  action();
  return Promise.resolve(succeed(undefined));
}
