import type { Delivery, Entry } from '../core/entry';
import type { StorageFailure } from '../core/failure';
import type { LatencySplit } from '../core/latency-split';
import type { HistoryQuery } from '../core/ports';
import { fail, type Result, succeed } from '../core/result';
import { diskReasonOf } from './disk-reason';
import { convertAside, isEncryptedAside } from './convert-aside';
import { convertRows } from './convert-history';
import { listEncrypted, listPlain } from './history-list';
import { COLUMNS, type HistoryRow, rowOf } from './history-rows';
import { type KeySource, NO_KEYS } from './keys';
import type { OpenHistory } from './open-history';
import { removeFile } from './remove-file';
import { encryptRow, entryInRow, hasEncryptedRows, isEncryptedRow } from './encrypted-rows';
import { filesAside } from './set-aside';
import type { Database } from './sqlite';

const INSERT = `INSERT OR REPLACE INTO entries (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((_, index) => `value(${String(index)})`).join(', ')})`;

/** The history in its file. Each call is one transaction, on disk when it resolves. */
export class HistoryDatabase implements OpenHistory {
  constructor(
    private readonly database: Database,
    private readonly file: string,
    private readonly keys: KeySource = NO_KEYS,
  ) {}

  put(entry: Entry): Promise<Result<void, StorageFailure>> {
    return this.putAll([entry]);
  }

  /** Adds all entries or none. */
  async putAll(entries: readonly Entry[]): Promise<Result<void, StorageFailure>> {
    const key = await this.keys.writing();
    if (!key.ok) return key;
    const rows = entries.map((entry) => (key.value === undefined ? rowOf(entry) : encryptRow(rowOf(entry), key.value)));
    return this.attempt(() => this.database.transact(() => this.insert(rows)));
  }

  setDelivery(id: string, delivery: Delivery, split?: LatencySplit): Promise<Result<void, StorageFailure>> {
    const json = split === undefined ? null : JSON.stringify(split);
    return this.attempt(() => {
      this.database.run(
        'UPDATE entries SET delivery = value(0), split = coalesce(value(1), split) WHERE id = value(2)',
        delivery,
        json,
        id,
      );
    });
  }

  setHasRecording(id: string, hasRecording: boolean): Promise<Result<void, StorageFailure>> {
    return this.attempt(() => {
      this.database.run('UPDATE entries SET has_recording = value(0) WHERE id = value(1)', hasRecording ? 1 : 0, id);
    });
  }

  /** Also why there is no key, for an entry that is encrypted. */
  async get(id: string): Promise<Result<Entry | undefined, StorageFailure>> {
    const rows = await this.attempt(() => this.database.select(COLUMNS, 'FROM entries WHERE id = value(0)', id));
    if (!rows.ok) return rows;
    const [row] = rows.value;
    if (row === undefined) return succeed(undefined);
    const key = this.keys.reading();
    if (isEncryptedRow(row) && key?.ok !== true) return fail(key?.failure ?? { name: 'key-lost' });
    return succeed(entryInRow(row, this.keys));
  }

  /** Encrypted entries are left out where there is no key. */
  async list(query: HistoryQuery): Promise<Result<readonly Entry[], StorageFailure>> {
    const key = this.keys.reading();
    if (key?.ok !== true) return this.attempt(() => listPlain(this.database, query));
    try {
      return succeed(await listEncrypted(this.database, query, key.value));
    } catch (error) {
      return fail(failureOf(error));
    }
  }

  async hasEncrypted(): Promise<Result<boolean, StorageFailure>> {
    if ((await filesAside(this.file)).some(isEncryptedAside)) return succeed(true);
    return this.attempt(() => this.hasEncryptedRows());
  }

  hasEncryptedRows(): boolean {
    return hasEncryptedRows(this.database);
  }

  async convert(): Promise<Result<void, StorageFailure>> {
    try {
      await convertRows(this.database, this.file, this.keys);
      await convertAside(this.file, this.keys);
      return succeed(undefined);
    } catch (error) {
      return fail({ name: 'encryption-unfinished', reason: diskReasonOf(error) });
    }
  }

  remove(id: string): Promise<Result<void, StorageFailure>> {
    return this.attempt(() => {
      this.database.run('DELETE FROM entries WHERE id = value(0)', id);
      this.database.emptyLog();
    });
  }

  /** Deletes what was set aside, too: it holds what was said. */
  async removeAll(): Promise<Result<void, StorageFailure>> {
    const removed = await this.attempt(() => {
      this.database.run('DELETE FROM entries');
      this.database.emptyLog();
      this.database.run('VACUUM');
      this.database.emptyLog();
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

  private insert(rows: readonly HistoryRow[]): void {
    for (const row of rows) this.database.run(INSERT, ...COLUMNS.map((column) => row[column]));
  }

  /** On a full disk the log may hold more than it needs: with that given back, the action has a second chance. */
  private withRoom<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      if (diskReasonOf(error) !== 'full') throw error;
      this.database.emptyLog();
      return action();
    }
  }

  private attempt<T>(action: () => T): Promise<Result<T, StorageFailure>> {
    try {
      return Promise.resolve(succeed(this.withRoom(action)));
    } catch (error) {
      return Promise.resolve(fail(failureOf(error)));
    }
  }
}

function failureOf(error: unknown): StorageFailure {
  return { name: 'history-failed', reason: diskReasonOf(error) };
}
