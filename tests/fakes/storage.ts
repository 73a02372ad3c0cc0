import { samplesToMs } from '../../core/audio';
import type { Delivery, Entry } from '../../core/entry';
import type { StorageFailure } from '../../core/failure';
import type { LatencySplit } from '../../core/latency-split';
import type { History, HistoryQuery, Recording, Recordings } from '../../core/ports';
import { fail, type Result, succeed } from '../../core/result';

/** Recordings in memory; `breakAfter` frames the disk is full. */
export class FakeRecordings implements Recordings {
  readonly kept = new Map<string, Int16Array[]>();
  readonly removed: string[] = [];
  readonly discarded: string[] = [];

  constructor(
    readonly log: string[] = [],
    private readonly breakAfter = Infinity,
  ) {}

  begin(sessionId: string): Promise<Recording> {
    const frames: Int16Array[] = [];
    this.kept.set(sessionId, frames);
    const { log, breakAfter } = this;
    return Promise.resolve({
      append(samples: Int16Array): Promise<void> {
        log.push('recorded');
        frames.push(samples);
        return Promise.resolve();
      },
      seal(): Promise<void> {
        log.push('sealed');
        return Promise.resolve();
      },
      get broken(): StorageFailure | undefined {
        return frames.length > breakAfter ? { name: 'recording-failed', reason: 'full' } : undefined;
      },
      get durationMs(): number {
        return samplesToMs(frames.reduce((sum, frame) => sum + frame.length, 0));
      },
      frames: () => inOrder(frames),
    });
  }

  open(sessionId: string): Promise<Result<AsyncIterable<Int16Array>, StorageFailure>> {
    const frames = this.kept.get(sessionId);
    return Promise.resolve(frames === undefined ? fail({ name: 'recording-gone' }) : succeed(inOrder(frames)));
  }

  discard(sessionId: string): Promise<void> {
    this.discarded.push(sessionId);
    return Promise.resolve();
  }

  remove(sessionId: string): Promise<void> {
    this.kept.delete(sessionId);
    this.removed.push(sessionId);
    return Promise.resolve();
  }
}

/** A history in memory, newest first; `failure` makes every write fail. */
export class FakeHistory implements History {
  readonly entries = new Map<string, Entry>();

  constructor(
    readonly log: string[] = [],
    private readonly failure?: StorageFailure,
  ) {}

  put(entry: Entry): Promise<Result<void, StorageFailure>> {
    this.log.push('kept');
    return this.write(() => this.entries.set(entry.id, entry));
  }

  setDelivery(id: string, delivery: Delivery, split?: LatencySplit): Promise<Result<void, StorageFailure>> {
    return this.write(() => this.change(id, { delivery, ...(split && { split }) }));
  }

  setHasRecording(id: string, hasRecording: boolean): Promise<Result<void, StorageFailure>> {
    return this.write(() => this.change(id, { hasRecording }));
  }

  get(id: string): Promise<Result<Entry | undefined, StorageFailure>> {
    return Promise.resolve(succeed(this.entries.get(id)));
  }

  list(query: HistoryQuery): Promise<Result<readonly Entry[], StorageFailure>> {
    const found = [...this.entries.values()].filter((entry) => entry.text.includes(query.search));
    return Promise.resolve(succeed(found.reverse().slice(0, query.limit)));
  }

  remove(id: string): Promise<Result<void, StorageFailure>> {
    return this.write(() => this.entries.delete(id));
  }

  removeAll(): Promise<Result<void, StorageFailure>> {
    return this.write(() => this.entries.clear());
  }

  private change(id: string, change: Partial<Entry>): void {
    const entry = this.entries.get(id);
    if (entry !== undefined) this.entries.set(id, { ...entry, ...change });
  }

  private write(action: () => unknown): Promise<Result<void, StorageFailure>> {
    if (this.failure !== undefined) return Promise.resolve(fail(this.failure));
    action();
    return Promise.resolve(succeed(undefined));
  }
}

/** The items, each after a turn of the event loop, as from a disk. */
export async function* inOrder<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) {
    await Promise.resolve();
    yield item;
  }
}
