import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate as otherWork } from 'node:timers/promises';
import { ENCRYPTION } from '../core/tuning';
import type { DataKey } from './data-key';
import { decryptRow, ENCRYPTED, encryptRow } from './encrypted-rows';
import { COLUMNS, type HistoryRow } from './history-rows';
import type { KeySource } from './keys';
import { flushFolder } from './replace-file';
import type { Database, Row } from './sqlite';

/** Beside a history in whose free pages texts in the clear may still be: it has yet to be rewritten as a whole. */
const UNCLEAN_MARK = '.unclean';

/**
 * Encrypts or decrypts all rows that are not as they are written now, a few at a time. Each few are one transaction, and both
 * kinds can be read side by side, so a kill at any moment loses nothing; the next call goes on. After encrypting, the file is
 * rewritten and its log emptied, so that nothing of the old texts stays in them. Rejects with the disk's error.
 */
export async function convertRows(database: Database, file: string, keys: KeySource): Promise<void> {
  for (let lastId = ''; ; await otherWork()) {
    const key = await keys.writing();
    // Without a key, or turned the other way meanwhile: not now.
    if (!key.ok) return;
    const rows = rowsToConvert(database, key.value !== undefined, lastId);
    if (rows.length === 0) {
      if (key.value !== undefined) await clean(database, file);
      return;
    }
    if (key.value !== undefined && !existsSync(file + UNCLEAN_MARK)) {
      await markUnclean(file);
      // Key and rows may be others by now.
      continue;
    }
    lastId = idOf(rows.at(-1)) ?? lastId;
    database.transact(() => {
      for (const row of rows) rewrite(database, row, key.value, keys);
    });
  }
}

/** In the order of their ids: those behind the last one that was tried. */
function rowsToConvert(database: Database, encrypting: boolean, lastId: string): Row[] {
  const rest = `FROM entries WHERE (outcome = value(0)) = value(1) AND id > value(2) ORDER BY id LIMIT value(3)`;
  return database.select(COLUMNS, rest, ENCRYPTED, encrypting ? 0 : 1, lastId, ENCRYPTION.rowsAtOnce);
}

/** A row that can't be decrypted stays as it is. */
function rewrite(database: Database, row: Row, writing: DataKey | undefined, keys: KeySource): void {
  const reading = keys.reading();
  const old = row as unknown as HistoryRow;
  const changed =
    writing !== undefined ? encryptRow(old, writing) : reading?.ok ? decryptRow(row, reading.value) : undefined;
  if (changed === undefined) return;
  const { text, folded, language, outcome } = changed as unknown as HistoryRow;
  const set = 'text = value(0), folded = value(1), language = value(2), outcome = value(3)';
  // What was read must still be what is there.
  database.run(
    `UPDATE entries SET ${set} WHERE id = value(4) AND text = value(5)`,
    text,
    folded,
    language,
    outcome,
    old.id,
    old.text,
  );
}

async function markUnclean(file: string): Promise<void> {
  await writeFile(file + UNCLEAN_MARK, '', { mode: 0o600 });
  await flushFolder(dirname(file));
}

async function clean(database: Database, file: string): Promise<void> {
  if (!existsSync(file + UNCLEAN_MARK)) return;
  database.emptyLog();
  database.run('VACUUM');
  database.emptyLog();
  await rm(file + UNCLEAN_MARK, { force: true });
}

function idOf(row: Row | undefined): string | undefined {
  const id = row?.['id'];
  return typeof id === 'string' ? id : undefined;
}
