import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Entry } from '../core/entry';
import type { StorageFailure } from '../core/failure';
import type { History } from '../core/ports';
import { HistoryDatabase, historyReasonOf } from './history-database';
import { entryOf } from './history-rows';
import { isDamage, openDatabase } from './history-schema';
import { MemoryHistory } from './memory-history';
import { setAside } from './set-aside';
import { openSqlite } from './sqlite';

export interface OpenedHistory {
  readonly history: History & { close(): void };
  /** What the user is to be told: a damaged file was set aside, or the history is in memory only. */
  readonly trouble?: StorageFailure;
}

/**
 * Opens the history. A file that is damaged, of a later version or no database at all is set aside, never overwritten, and
 * what can still be read of it goes into a new one. Where no file can be used, what is said is kept in memory. Never rejects.
 */
export async function openHistory({ file }: { readonly file: string }): Promise<OpenedHistory> {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    return { history: new HistoryDatabase(openDatabase(file)) };
  } catch (error) {
    if (!isDamage(error)) return inMemory(error);
  }
  try {
    const aside = basename(await setAside(file));
    for (const suffix of ['-wal', '-shm']) {
      if (existsSync(file + suffix)) renameSync(file + suffix, join(dirname(file), aside + suffix));
    }
    const saved = readWhatCanBe(join(dirname(file), aside));
    const history = new HistoryDatabase(openDatabase(file));
    for (const entry of saved) await history.put(entry);
    return { history, trouble: { name: 'history-set-aside', file: aside } };
  } catch (error) {
    return inMemory(error);
  }
}

function inMemory(error: unknown): OpenedHistory {
  return { history: new MemoryHistory(), trouble: { name: 'history-failed', reason: historyReasonOf(error) } };
}

/** Row by row from both ends, until the damage is met: what lies on either side of it is saved. */
function readWhatCanBe(file: string): Entry[] {
  const entries = new Map<string, Entry>();
  for (const direction of ['ASC', 'DESC']) {
    try {
      // Opened for writing: after a kill, the log beside it has to be taken in first.
      const database = openSqlite(file);
      try {
        for (const row of database.prepare(`SELECT * FROM entries ORDER BY rowid ${direction}`).iterate()) {
          const entry = entryOf(row);
          if (entry !== undefined) entries.set(entry.id, entry);
        }
      } finally {
        database.close();
      }
    } catch {
      // The damage: what was read before it counts.
    }
  }
  return [...entries.values()];
}
