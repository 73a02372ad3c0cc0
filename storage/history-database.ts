import type { Delivery, Entry } from '../core/entry';
import type { StorageFailure } from '../core/failure';
import type { History, HistoryQuery } from '../core/ports';
import { fail, type Result, succeed } from '../core/result';
import { diskReasonOf } from './disk-reason';
import { COLUMNS, entryOf, rowOf, searchWords } from './history-rows';
import { removeFile } from './remove-file';
import { filesAside } from './set-aside';
import type { Database } from './sqlite';

const INSERT = `INSERT OR REPLACE INTO entries (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})`;

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
      this.database.exec('BEGIN IMMEDIATE');
      try {
        this.insert(entries);
        this.database.exec('COMMIT');
      } catch (error) {
        // A full disk has ended the transaction already.
        if (this.database.isTransaction) this.database.exec('ROLLBACK');
        throw error;
      }
    });
  }

  setDelivery(id: string, delivery: Delivery): Promise<Result<void, StorageFailure>> {
    return this.attempt(() => {
      this.database.prepare('UPDATE entries SET delivery = ? WHERE id = ?').run(delivery, id);
    });
  }

  setHasRecording(id: string, hasRecording: boolean): Promise<Result<void, StorageFailure>> {
    return this.attempt(() => {
      this.database.prepare('UPDATE entries SET has_recording = ? WHERE id = ?').run(hasRecording ? 1 : 0, id);
    });
  }

  get(id: string): Promise<Result<Entry | undefined, StorageFailure>> {
    return this.attempt(() => entryOf(this.database.prepare('SELECT * FROM entries WHERE id = ?').get(id)));
  }

  list(query: HistoryQuery): Promise<Result<readonly Entry[], StorageFailure>> {
    return this.attempt(() => {
      const words = searchWords(query.search);
      const conditions = ['started_at_ms < ?', ...words.map(() => 'instr(folded, ?) > 0')];
      const rows = this.database
        .prepare(`SELECT * FROM entries WHERE ${conditions.join(' AND ')} ORDER BY started_at_ms DESC, id DESC LIMIT ?`)
        .all(query.beforeMs ?? Number.MAX_VALUE, ...words, query.limit);
      return rows.flatMap((row) => entryOf(row) ?? []);
    });
  }

  remove(id: string): Promise<Result<void, StorageFailure>> {
    return this.attempt(() => {
      this.database.prepare('DELETE FROM entries WHERE id = ?').run(id);
      this.emptyLog();
    });
  }

  /** Deletes what was set aside, too: it holds what was said. */
  async removeAll(): Promise<Result<void, StorageFailure>> {
    const removed = await this.attempt(() => {
      this.database.exec('DELETE FROM entries');
      this.emptyLog();
      this.database.exec('VACUUM');
      this.emptyLog();
    });
    if (!removed.ok) return removed;
    for (const aside of await filesAside(this.file)) {
      if (!(await removeFile(aside))) return fail({ name: 'history-failed', reason: 'busy' });
    }
    return removed;
  }

  close(): void {
    if (this.database.isOpen) this.database.close();
  }

  private insert(entries: readonly Entry[]): void {
    const statement = this.database.prepare(INSERT);
    for (const entry of entries) {
      const row = rowOf(entry);
      statement.run(...COLUMNS.map((column) => row[column]));
    }
  }

  /** The write-ahead log would keep what was deleted: its pages go to the file, and the log is cut to nothing. */
  private emptyLog(): void {
    this.database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
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
