import { afterEach, expect } from 'vitest';
import type { HistoryQuery } from '../../core/ports';
import { openHistory, type OpenedHistory } from '../../storage/history';
import { type KeySource, NO_KEYS } from '../../storage/keys';

type OpenHistory = OpenedHistory['history'];

/**
 * Opens histories that are closed with each test. To be called after `temporaryFolders`: what is registered last runs first,
 * and Windows deletes no open file.
 */
export function historyOpener(): {
  open: (file: string, keys?: KeySource) => Promise<OpenedHistory>;
  /** For a file that must be sound. */
  openSound: (file: string, keys?: KeySource) => Promise<OpenHistory>;
} {
  const opened: OpenHistory[] = [];
  afterEach(() => {
    for (const history of opened.splice(0)) history.close();
  });
  const open = async (file: string, keys = NO_KEYS): Promise<OpenedHistory> => {
    const result = await openHistory({ file, keys });
    opened.push(result.history);
    return result;
  };
  const openSound = async (file: string, keys = NO_KEYS): Promise<OpenHistory> => {
    const { history, trouble } = await open(file, keys);
    expect(trouble).toBeUndefined();
    return history;
  };
  return { open, openSound };
}

/** Ids as listed, the newest first; the failure's name where there is one. */
export async function idsOf(history: OpenHistory, query: Partial<HistoryQuery> = {}): Promise<string[]> {
  const listed = await history.list({ search: '', limit: 1000, ...query });
  return listed.ok ? listed.value.map(({ id }) => id) : [listed.failure.name];
}
