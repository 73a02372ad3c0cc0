import { setImmediate as otherWork } from 'node:timers/promises';
import type { Entry } from '../core/entry';
import type { HistoryQuery } from '../core/ports';
import { succeed } from '../core/result';
import { ENCRYPTION } from '../core/tuning';
import type { DataKey } from './data-key';
import { ENCRYPTED, entryInRow } from './encrypted-rows';
import { COLUMNS, entryOf, foldCase, searchWords } from './history-rows';
import type { Database, Row } from './sqlite';

/** The entries that are in the clear, newest first; SQLite itself looks for the words. Throws its error. */
export function listPlain(database: Database, query: HistoryQuery): Entry[] {
  const words = searchWords(query.search);
  const beforeMs = query.beforeMs ?? Number.MAX_VALUE;
  const conditions = words.map((_, index) => `AND instr(folded, value(${String(index + 3)})) > 0`).join(' ');
  const rest = `FROM entries WHERE started_at_ms < value(1) AND outcome <> value(2) ${conditions} ORDER BY started_at_ms DESC, id DESC`;
  const rows = database.select(COLUMNS, `${rest} LIMIT value(0)`, query.limit, beforeMs, ENCRYPTED, ...words);
  return rows.flatMap((row) => entryOf(row) ?? []);
}

/**
 * All entries, newest first. Encrypted ones are opened one after the other and looked through in memory: nothing on disk
 * says which words are in them. Rejects with SQLite's error.
 */
export async function listEncrypted(database: Database, query: HistoryQuery, key: DataKey): Promise<Entry[]> {
  const words = searchWords(query.search);
  const keys = { reading: () => succeed(key) };
  const found: Entry[] = [];
  for (let last: Row | undefined; found.length < query.limit; await otherWork()) {
    const rows = rowsAfter(database, last, query.beforeMs ?? Number.MAX_VALUE);
    for (const row of rows) {
      const entry = entryInRow(row, keys);
      if (entry === undefined || !hasWords(entry, words)) continue;
      if (found.push(entry) === query.limit) break;
    }
    last = rows.at(-1);
    if (rows.length < ENCRYPTION.rowsAtOnce) break;
  }
  return found;
}

function rowsAfter(database: Database, last: Row | undefined, beforeMs: number): Row[] {
  const rest = `FROM entries WHERE (started_at_ms, id) < (value(1), value(2)) ORDER BY started_at_ms DESC, id DESC LIMIT value(0)`;
  const [ms, id] = last === undefined ? [beforeMs, ''] : [Number(last['started_at_ms']), String(last['id'])];
  return database.select(COLUMNS, rest, ENCRYPTION.rowsAtOnce, ms, id);
}

function hasWords(entry: Entry, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const folded = foldCase(entry.text);
  return words.every((word) => folded.includes(word));
}
