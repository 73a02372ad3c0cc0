import type { Entry } from '../../core/entry';
import type { StorageFailure } from '../../core/failure';
import { type Result, succeed } from '../../core/result';
import { MESSAGE } from '../../core/tuning';
import type { Bridge } from '../../electron/ipc/contract';

/**
 * The newest `wanted` entries that match, newest first, in as many requests as main's limit makes necessary, and whether
 * there are more. Fails as `history:list` does.
 */
export async function loadEntries(
  bridge: Pick<Bridge, 'invoke'>,
  search: string,
  wanted: number,
): Promise<Result<{ readonly entries: readonly Entry[]; readonly hasMore: boolean }, StorageFailure>> {
  const entries: Entry[] = [];
  // One more than is shown tells whether there are more.
  while (entries.length <= wanted) {
    const limit = Math.min(wanted + 1 - entries.length, MESSAGE.maxPageEntries);
    const oldest = entries.at(-1);
    const page = await bridge.invoke('history:list', {
      search,
      limit,
      ...(oldest === undefined ? {} : { beforeMs: oldest.startedAtMs }),
    });
    if (!page.ok) return page;
    entries.push(...page.value);
    if (page.value.length < limit) break;
  }
  return succeed({ entries: entries.slice(0, wanted), hasMore: entries.length > wanted });
}
