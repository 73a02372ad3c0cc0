import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { StorageFailure } from '../core/failure';
import { diskReasonOf } from './disk-reason';
import { HistoryDatabase } from './history-database';
import { isDamage, openDatabase } from './history-schema';
import { type KeySource, NO_KEYS } from './keys';
import { makeFolder } from './make-folder';
import { MemoryHistory } from './memory-history';
import type { OpenHistory } from './open-history';
import { renameInTime } from './replace-file';
import { salvage } from './salvage';
import { setAside } from './set-aside';
import { openSqliteToRead, openSqliteToSalvage } from './sqlite';

export interface HistoryOptions {
  readonly file: string;
  /** By default nothing is encrypted. */
  readonly keys?: KeySource;
}

export interface OpenedHistory {
  readonly history: OpenHistory;
  /** What the user is to be told: a damaged file was set aside, or the history is in memory only. */
  readonly trouble?: StorageFailure;
}

/**
 * Opens the history. A file that is damaged, of a later version or no database at all is set aside, never overwritten, and
 * what can still be read of it goes into a new one. Where the file can't be written, what is in it is shown, and what is
 * said is kept in memory. Never rejects.
 */
export async function openHistory({ file, keys = NO_KEYS }: HistoryOptions): Promise<OpenedHistory> {
  try {
    await makeFolder(dirname(file));
    return { history: new HistoryDatabase(openDatabase(file), file, keys) };
  } catch (error) {
    if (!isDamage(error)) return inMemory(file, error, keys);
  }
  try {
    const aside = await setAsideWithLog(file);
    const saved = salvage(() => openSqliteToSalvage(aside), keys);
    const history = new HistoryDatabase(openDatabase(file), file, keys);
    await history.putAll(saved);
    return { history, trouble: { name: 'history-set-aside', file: basename(aside) } };
  } catch (error) {
    return inMemory(file, error, keys);
  }
}

async function setAsideWithLog(file: string): Promise<string> {
  const aside = await setAside(file);
  for (const suffix of ['-wal', '-shm']) {
    if (existsSync(file + suffix)) await renameInTime(file + suffix, aside + suffix);
  }
  return aside;
}

function inMemory(file: string, error: unknown, keys: KeySource): OpenedHistory {
  const trouble = { name: 'history-failed', reason: diskReasonOf(error) } as const;
  return {
    history: new MemoryHistory(
      salvage(() => openSqliteToRead(file), keys),
      trouble,
    ),
    trouble,
  };
}
