import { DatabaseSync } from '@photostructure/sqlite';

export type SqlValue = string | number | null;

/** The part of `node:sqlite`'s API that we use; rows are unknown until they are parsed. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
  readonly isOpen: boolean;
}

export interface Statement {
  run(...values: SqlValue[]): unknown;
  get(...values: SqlValue[]): unknown;
  all(...values: SqlValue[]): unknown[];
  iterate(...values: SqlValue[]): Iterable<unknown>;
}

/** How long one write waits for another process's. */
const BUSY_MS = 2_000;

/** Opens or makes a database file; throws SQLite's error. */
export function openSqlite(file: string): Database {
  return new DatabaseSync(file, { timeout: BUSY_MS });
}
