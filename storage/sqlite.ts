import { DatabaseSync } from '@photostructure/sqlite';
import { closeSync, openSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { FILES } from '../core/tuning';

export type SqlValue = string | number | null;

/** The part of `node:sqlite`'s API that we use; rows are unknown until they are parsed. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
  readonly isOpen: boolean;
  readonly isTransaction: boolean;
}

export interface Statement {
  run(...values: SqlValue[]): unknown;
  get(...values: SqlValue[]): unknown;
  all(...values: SqlValue[]): unknown[];
  iterate(...values: SqlValue[]): Iterable<unknown>;
}

/** Opens or makes a database file, which only this user may read; throws the disk's error, or SQLite's. */
export function openSqlite(file: string): Database {
  // SQLite would make a file that everyone may read, and gives the files beside it the same mode.
  closeSync(openSync(file, 'a', 0o600));
  return new DatabaseSync(file, { timeout: FILES.historyBusyMs });
}

/** Opens a database file that can't be written, as it is: without locks, and without the log beside it. Throws SQLite's error. */
export function openSqliteToRead(file: string): Database {
  return new DatabaseSync(`${pathToFileURL(file).href}?immutable=1`, { readOnly: true });
}
