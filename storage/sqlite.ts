import { DatabaseSync } from '@photostructure/sqlite';
import { closeSync, openSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { FILES } from '../core/tuning';

export type SqlValue = string | number | null;

/** Column name to value; unknown until it is parsed. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * An SQLite file. Statements run through `exec` alone: the library never frees a prepared statement, which keeps the file
 * open after `close`, and Windows neither renames nor deletes an open file. So values go in, and rows come out, through two
 * SQL functions: `value(0)` is the first value of a statement, `give(…)` hands over a row.
 */
export class Database {
  private values: readonly SqlValue[] = [];
  private takeRow: (columns: unknown[]) => void = () => undefined;

  constructor(private readonly connection: InstanceType<typeof DatabaseSync>) {
    connection.function('value', { deterministic: true }, (index: number) => this.values[index] ?? null);
    connection.function('give', { varargs: true }, (...columns: unknown[]) => {
      this.takeRow(columns);
      return null;
    });
  }

  /** Runs statements; `value(n)` in them stands for the values. Throws SQLite's error. */
  run(sql: string, ...values: SqlValue[]): void {
    this.values = values;
    this.connection.exec(sql);
  }

  /** Rows of `SELECT columns rest`, in its order. Throws SQLite's error. */
  select(columns: readonly string[], rest: string, ...values: SqlValue[]): Row[] {
    const rows: Row[] = [];
    // Made whole before it is given: a function that stands in the sorted query itself may be called before the sorting.
    const sql = `WITH found AS MATERIALIZED (SELECT ${columns.join(', ')} ${rest}) SELECT give(${columns.join(', ')}) FROM found`;
    this.forEach(columns, sql, (row) => rows.push(row), values);
    return rows;
  }

  /** Rows of a table by the numbers that SQLite gave them, each as soon as it is read. Throws SQLite's error, in the middle too. */
  scan(columns: readonly string[], table: string, order: 'ASC' | 'DESC', take: (row: Row) => void): void {
    this.forEach(columns, `SELECT give(${columns.join(', ')}) FROM ${table} ORDER BY rowid ${order}`, take, []);
  }

  /** All that `action` does, or nothing of it. It must not wait for anything. Throws SQLite's error. */
  transact(action: () => void): void {
    this.run('BEGIN IMMEDIATE');
    try {
      action();
      this.run('COMMIT');
    } catch (error) {
      // A full disk has ended the transaction already.
      if (this.connection.isTransaction) this.run('ROLLBACK');
      throw error;
    }
  }

  /** The write-ahead log would keep what was deleted: its pages go to the file, and the log is cut to nothing. */
  emptyLog(): void {
    this.run('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  /** May be called twice. */
  close(): void {
    if (this.connection.isOpen) this.connection.close();
  }

  private forEach(columns: readonly string[], sql: string, take: (row: Row) => void, values: SqlValue[]): void {
    this.takeRow = (row) => take(Object.fromEntries(columns.map((column, index) => [column, row[index]])));
    this.run(sql, ...values);
  }
}

/** Opens or makes a database file, which only this user may read; throws the disk's error, or SQLite's. */
export function openSqlite(file: string): Database {
  // SQLite would make a file that everyone may read, and gives the files beside it the same mode.
  closeSync(openSync(file, 'a', 0o600));
  return new Database(new DatabaseSync(file, { timeout: FILES.historyBusyMs }));
}

/** Opens a database file that can't be written, as it is: without locks, and without the log beside it. Throws SQLite's error. */
export function openSqliteToRead(file: string): Database {
  return new Database(new DatabaseSync(`${pathToFileURL(file).href}?immutable=1`, { readOnly: true }));
}

/** Opens a damaged database file, with the log beside it, to save what is in it. Throws the disk's error, or SQLite's. */
export function openSqliteToSalvage(file: string): Database {
  const connection = new DatabaseSync(file);
  // Without these two, SQLite reads nothing of a file that is shorter than its header says.
  connection.enableDefensive(false);
  connection.exec('PRAGMA writable_schema = ON');
  return new Database(connection);
}
