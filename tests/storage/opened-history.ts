import { expect, onTestFinished } from 'vitest';
import type { HistoryQuery } from '../../core/ports';
import { openHistory, type OpenedHistory } from '../../storage/history';

type OpenHistory = OpenedHistory['history'];

/** Opens a history that must be sound; it is closed with the test. */
export async function openSound(file: string): Promise<OpenHistory> {
  const { history, trouble } = await openHistory({ file });
  onTestFinished(() => history.close());
  expect(trouble).toBeUndefined();
  return history;
}

/** Ids as listed, the newest first; the failure's name where there is one. */
export async function idsOf(history: OpenHistory, query: Partial<HistoryQuery> = {}): Promise<string[]> {
  const listed = await history.list({ search: '', limit: 1000, ...query });
  return listed.ok ? listed.value.map(({ id }) => id) : [listed.failure.name];
}
