import { DatabaseSync } from '@photostructure/sqlite';
import { expect } from '@playwright/test';

/** Rows of the history's file, read by another process than the app's, in SQL. */
export interface HistoryRow {
  readonly id: string;
  readonly text: string;
  readonly outcome: string;
  readonly delivery: string;
  readonly origin: string;
}

/** Newest first; empty where there is no readable history yet. */
export function historyRows(file: string): readonly HistoryRow[] {
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      const rows = database.prepare(
        'SELECT id, text, outcome, delivery, origin FROM entries ORDER BY started_at_ms DESC',
      );
      return rows.all() as HistoryRow[];
    } finally {
      database.close();
    }
  } catch {
    return [];
  }
}

/** Waits for the newest entry that is as asked. */
export async function newestRow(file: string, wanted: Partial<HistoryRow>): Promise<HistoryRow> {
  await expect.poll(() => historyRows(file)[0], { timeout: 60_000 }).toMatchObject(wanted);
  const [row] = historyRows(file);
  if (row === undefined) throw new Error('the history is empty');
  return row;
}
