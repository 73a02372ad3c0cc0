import { closeSync, openSync, readSync } from 'node:fs';
import { sqliteCodeOf } from './disk-reason';
import { FILES } from '../core/tuning';
import { COLUMNS } from './history-rows';
import { type Database, openSqlite } from './sqlite';

/** Result codes (sqlite.org/rescode.html). */
const SQLITE_ERROR = 1;
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

/** The first bytes of every database (sqlite.org/fileformat.html). */
const HEADER = 'SQLite format 3\0';

/** What each version of the tables adds to the one before; a new one goes to the end, and none is changed once it was used. */
const STEPS: readonly string[] = [
  `CREATE TABLE entries (
    id TEXT PRIMARY KEY,
    started_at_ms REAL NOT NULL,
    duration_ms REAL NOT NULL,
    text TEXT NOT NULL,
    folded TEXT NOT NULL,
    language TEXT NOT NULL,
    outcome TEXT NOT NULL,
    delivery TEXT NOT NULL,
    latency_ms REAL NOT NULL,
    origin TEXT NOT NULL,
    has_recording INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX entries_by_time ON entries (started_at_ms DESC, id DESC);`,
  // LatencySplit as JSON.
  'ALTER TABLE entries ADD COLUMN split TEXT;',
  // Spans of the text as JSON.
  'ALTER TABLE entries ADD COLUMN doubts TEXT;',
];

/** A file of a later version is set aside, not guessed at. */
export const SCHEMA_VERSION = STEPS.length;

/**
 * Opens the file, or makes it. WAL with full synchronisation: what is committed survives a kill and a power failure. Deleted
 * text is overwritten in the file (`secure_delete`).
 *
 * @throws the disk's or SQLite's error where the file can't be opened, and DamagedHistory where it is no history of ours
 */
export function openDatabase(file: string): Database {
  const database = openSqlite(file);
  try {
    if (!beginsAsDatabase(file)) throw new DamagedHistory('header');
    database.run('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    database.run(`PRAGMA wal_autocheckpoint = ${String(FILES.historyLogPages)}`);
    if (readOne(database, 'quick_check', 'pragma_quick_check') !== 'ok') throw new DamagedHistory('quick_check');
    bringUpToDate(database);
    if (!hasColumns(database)) throw new DamagedHistory('columns');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The file is there and is not a sound history of this version. */
export class DamagedHistory extends Error {}

/** Whether the error says that the file itself is the trouble, and not the disk or another process. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCodeOf(error);
  return error instanceof DamagedHistory || code === SQLITE_CORRUPT || code === SQLITE_NOTADB;
}

/** All the steps that the file lacks, or none; an older version's entries stay. */
function bringUpToDate(database: Database): void {
  if (versionOf(database) === SCHEMA_VERSION) return;
  try {
    database.transact(() => {
      const version = versionOf(database);
      if (version < 0 || version > SCHEMA_VERSION) throw new DamagedHistory(`schema version ${String(version)}`);
      const isNew = readOne(database, 'name', 'sqlite_schema') === undefined;
      if (version === 0 && !isNew) throw new DamagedHistory('tables of another program');
      database.run(`${STEPS.slice(version).join('')} PRAGMA user_version = ${String(SCHEMA_VERSION)};`);
    });
  } catch (error) {
    // The tables are not those of the version that the file states.
    throw sqliteCodeOf(error) === SQLITE_ERROR ? new DamagedHistory('tables') : error;
  }
}

function versionOf(database: Database): number {
  return Number(readOne(database, 'user_version', 'pragma_user_version'));
}

/** SQLite takes a file of a few bytes for an empty one, and would write over it. */
function beginsAsDatabase(file: string): boolean {
  const header = Buffer.alloc(HEADER.length);
  const descriptor = openSync(file, 'r');
  try {
    const length = readSync(descriptor, header);
    return length === 0 || header.toString('latin1') === HEADER;
  } finally {
    closeSync(descriptor);
  }
}

function hasColumns(database: Database): boolean {
  try {
    database.select(COLUMNS, 'FROM entries LIMIT 0');
    return true;
  } catch (error) {
    if (sqliteCodeOf(error) === SQLITE_ERROR) return false;
    throw error;
  }
}

function readOne(database: Database, column: string, source: string): unknown {
  return database.select([column], `FROM ${source} LIMIT 1`)[0]?.[column];
}
