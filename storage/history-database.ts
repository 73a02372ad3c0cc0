import type { Delivery, Entry } from '../core/entry';
import type { StorageFailure } from '../core/failure';
import type { History, HistoryQuery } from '../core/ports';
import { fail, type Result, succeed } from '../core/result';
import { diskReasonOf } from './disk-reason';
import { entryOf, foldCase, rowOf } from './history-rows';
import type { Database, SqlValue } from './sqlite';

/** The history in its file. Each call is one transaction, on disk when it resolves. */
export class HistoryDatabase implements History {
  constructor(private readonly database: Database) {}

  put(entry: Entry): Promise<Result<void, StorageFailure>> {
    return this.attempt(() => {
      const row = rowOf(entry);
      const columns = Object.keys(row);
      const values = Object.values<SqlValue>({ ...row });
      const marks = columns.map(() => '?').join(', ');
      this.database.prepare(`INSERT OR REPLACE INTO entries (${columns.join(', ')}) VALUES (${marks})`).run(...values);
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
      const words = foldCase(query.search)
        .split(/\s+/u)
        .filter((word) => word !== '');
      const conditions = ['started_at_ms < ?', ...words.map(() => String.raw`folded LIKE ? ESCAPE '\'`)];
      const rows = this.database
        .prepare(`SELECT * FROM entries WHERE ${conditions.join(' AND ')} ORDER BY started_at_ms DESC, id DESC LIMIT ?`)
        .all(query.beforeMs ?? Number.MAX_VALUE, ...words.map((word) => `%${escapeLike(word)}%`), query.limit);
      return rows.flatMap((row) => entryOf(row) ?? []);
    });
  }

  remove(id: string): Promise<Result<void, StorageFailure>> {
    return this.attempt(() => {
      this.database.prepare('DELETE FROM entries WHERE id = ?').run(id);
      this.emptyLog();
    });
  }

  removeAll(): Promise<Result<void, StorageFailure>> {
    return this.attempt(() => {
      this.database.exec('DELETE FROM entries');
      this.emptyLog();
      this.database.exec('VACUUM');
      this.emptyLog();
    });
  }

  close(): void {
    if (this.database.isOpen) this.database.close();
  }

  /** The write-ahead log would keep what was deleted: its pages go to the file, and the log is cut to nothing. */
  private emptyLog(): void {
    this.database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
  }

  private attempt<T>(action: () => T): Promise<Result<T, StorageFailure>> {
    try {
      return Promise.resolve(succeed(action()));
    } catch (error) {
      return Promise.resolve(fail({ name: 'history-failed', reason: historyReasonOf(error) }));
    }
  }
}

/** SQLite says in words what the disk said in codes. */
export function historyReasonOf(error: unknown): ReturnType<typeof diskReasonOf> {
  const words = String(error);
  if (/full/i.test(words)) return 'full';
  if (/readonly|read-only/i.test(words)) return 'read-only';
  if (/locked|busy/i.test(words)) return 'busy';
  if (/unable to open/i.test(words)) return 'denied';
  return diskReasonOf(error);
}

function escapeLike(word: string): string {
  return word.replace(/[\\%_]/g, String.raw`\$&`);
}
