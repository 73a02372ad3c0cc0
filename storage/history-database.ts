import type { Delivery, Entry } from '../core/entry';
import type { StorageFailure } from '../core/failure';
import type { History, HistoryQuery } from '../core/ports';
import { fail, type Result, succeed } from '../core/result';
import { diskReasonOf } from './disk-reason';
import { COLUMNS, entryOf, rowOf, searchWords } from './history-rows';
import { removeFile } from './remove-file';
import { filesAside } from './set-aside';
import type { Database } from './sqlite';

const INSERT = `INSERT OR REPLACE INTO entries (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((_, index) => `value(${String(index)})`).join(', ')})`;

/** The history in its file. Each call is one transaction, on disk when it resolves. */
export class HistoryDatabase implements History {
  constructor(
    private readonly database: Database,
    private readonly file: string,
  ) {}

  put(entry: Entry): Promise<Result<void, StorageFailure>> {
    return this.attempt(() => this.insert([entry]));
  }

  /** Adds all entries or none. */
  putAll(entries: readonly Entry[]): Promise<Result<void, StorageFailure>> {
    return this.attempt(() => {
      this.database.run('BEGIN IMMEDIATE');
      try {
        this.insert(entries);
        this.database.run('COMMIT');
      } catch (error) {
        // A full disk has ended the transaction already.
        if (this.database.isTransaction) this.database.run('ROLLBACK');
        throw error;
      }
    });
  }

  setDelivery(id: string, delivery: Delivery): Promise<Result<void, StorageFailure>> {
    return this.attempt(() => {
      this.database.run('UPDATE entries SET delivery = value(0) WHERE id = value(1)', delivery, id);
    });
  }

  setHasRecording(id: string, hasRecording: boolean): Promise<Result<void, StorageFailure>> {
    return this.attempt(() => {
      this.database.run('UPDATE entries SET has_recording = value(0) WHERE id = value(1)', hasRecording ? 1 : 0, id);
    });
  }

  get(id: string): Promise<Result<Entry | undefined, StorageFailure>> {
    return this.attempt(() => entryOf(this.database.select(COLUMNS, 'FROM entries WHERE id = value(0)', id)[0]));
  }

  list(query: HistoryQuery): Promise<Result<readonly Entry[], StorageFailure>> {
    return this.attempt(() => {
      const words = searchWords(query.search);
      const beforeMs = query.beforeMs ?? Number.MAX_VALUE;
      const conditions = words.map((_, index) => `AND instr(folded, value(${String(index + 2)})) > 0`).join(' ');
      const rest = `FROM entries WHERE started_at_ms < value(1) ${conditions} ORDER BY started_at_ms DESC, id DESC`;
      const rows = this.database.select(COLUMNS, `${rest} LIMIT value(0)`, query.limit, beforeMs, ...words);
      return rows.flatMap((row) => entryOf(row) ?? []);
    });
  }

  remove(id: string): Promise<Result<void, StorageFailure>> {
    return this.attempt(() => {
      this.database.run('DELETE FROM entries WHERE id = value(0)', id);
      this.emptyLog();
    });
  }

  /** Deletes what was set aside, too: it holds what was said. */
  async removeAll(): Promise<Result<void, StorageFailure>> {
    const removed = await this.attempt(() => {
      this.database.run('DELETE FROM entries');
      this.emptyLog();
      this.database.run('VACUUM');
      this.emptyLog();
    });
    if (!removed.ok) return removed;
    for (const aside of await filesAside(this.file)) {
      if (!(await removeFile(aside))) return fail({ name: 'history-failed', reason: 'busy' });
    }
    return removed;
  }

  close(): void {
    this.database.close();
  }

  private insert(entries: readonly Entry[]): void {
    for (const entry of entries) {
      const row = rowOf(entry);
      this.database.run(INSERT, ...COLUMNS.map((column) => row[column]));
    }
  }

  /** The write-ahead log would keep what was deleted: its pages go to the file, and the log is cut to nothing. */
  private emptyLog(): void {
    this.database.run('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  /** On a full disk the log may hold more than it needs: with that given back, the action has a second chance. */
  private withRoom<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      if (diskReasonOf(error) !== 'full') throw error;
      this.emptyLog();
      return action();
    }
  }

  private attempt<T>(action: () => T): Promise<Result<T, StorageFailure>> {
    try {
      return Promise.resolve(succeed(this.withRoom(action)));
    } catch (error) {
      return Promise.resolve(fail({ name: 'history-failed', reason: diskReasonOf(error) }));
    }
  }
}
