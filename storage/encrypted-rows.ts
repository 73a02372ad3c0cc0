import type { Entry } from '../core/entry';
import { type DataKey, decrypt, encrypt } from './data-key';
import { entryOf, foldCase, type HistoryRow } from './history-rows';
import type { KeySource } from './keys';
import type { Database, Row } from './sqlite';

// What says anything of what was said is encrypted together and stands, as Base64, in the column of the text. The row stays
// readable to a version that knows no encryption, which passes over an outcome that it does not know.

/** Stands in place of the outcome. */
export const ENCRYPTED = 'encrypted';

/** An encrypted row is bound to its id: moved to another, it does not open. */
export function encryptRow(row: HistoryRow, key: DataKey): HistoryRow {
  const { text, language, outcome, doubts } = row;
  const content = encrypt(key, Buffer.from(JSON.stringify({ text, language, outcome, doubts })), aboutEntry(row.id));
  return { ...row, text: content.toString('base64'), folded: '', language: '', outcome: ENCRYPTED, doubts: null };
}

/** The row as it was before; `undefined` where it was changed, or belongs to another key. */
export function decryptRow(row: Row, key: DataKey): Row | undefined {
  const { id, text } = row;
  if (typeof id !== 'string' || typeof text !== 'string') return undefined;
  const content = decrypt(key, Buffer.from(text, 'base64'), aboutEntry(id));
  if (content === undefined) return undefined;
  const fields = JSON.parse(content.toString()) as Pick<HistoryRow, 'text' | 'language' | 'outcome' | 'doubts'>;
  return { ...row, ...fields, folded: foldCase(fields.text) };
}

export function isEncryptedRow(row: Row): boolean {
  return row['outcome'] === ENCRYPTED;
}

/** The entry in a row of either kind; `undefined` where it is damaged, or there is no key to it. */
export function entryInRow(row: Row, keys: Pick<KeySource, 'reading'>): Entry | undefined {
  if (!isEncryptedRow(row)) return entryOf(row);
  const key = keys.reading();
  return key?.ok === true ? entryOf(decryptRow(row, key.value)) : undefined;
}

/** Throws SQLite's error. */
export function hasEncryptedRows(database: Database): boolean {
  return database.select(['id'], 'FROM entries WHERE outcome = value(0) LIMIT 1', ENCRYPTED).length > 0;
}

function aboutEntry(id: string): string {
  return `entry ${id}`;
}
