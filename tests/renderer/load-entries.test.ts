import { describe, expect, it } from 'vitest';
import type { Entry } from '../../core/entry';
import type { HistoryQuery } from '../../core/ports';
import { fail, succeed } from '../../core/result';
import { MESSAGE } from '../../core/tuning';
import { loadEntries } from '../../renderer/state/load-entries';
import { SAID } from '../screens/samples';
import { FakeBridge } from './fake-bridge';

const entries: readonly Entry[] = Array.from({ length: 2500 }, (_, index) => ({
  ...SAID,
  id: `e${index}`,
  startedAtMs: 10_000 - index,
}));

/** A history that keeps to its limits. */
function history() {
  const asked: HistoryQuery[] = [];
  const bridge = new FakeBridge({
    'history:list': (query) => {
      asked.push(query);
      expect(query.limit).toBeLessThanOrEqual(MESSAGE.maxPageEntries);
      const older = entries.filter((entry) => query.beforeMs === undefined || entry.startedAtMs < query.beforeMs);
      return succeed(older.slice(0, query.limit));
    },
  });
  return { asked, bridge };
}

describe('loading the history', () => {
  it('gives as many as wanted, and whether there are more', async () => {
    const { asked, bridge } = history();
    const loaded = await loadEntries(bridge, 'ask', 50);
    expect(loaded).toEqual({ ok: true, value: { entries: entries.slice(0, 50), hasMore: true } });
    expect(asked).toEqual([{ search: 'ask', limit: 51 }]);
  });

  it('asks on where one answer can’t hold all', async () => {
    const { asked, bridge } = history();
    expect(await loadEntries(bridge, '', 2500)).toEqual({ ok: true, value: { entries, hasMore: false } });
    expect(asked.map(({ limit }) => limit)).toEqual([1000, 1000, 501]);
  });

  it('knows the end where the last page is exactly full', async () => {
    const { bridge } = history();
    expect(await loadEntries(bridge, '', 2499)).toMatchObject({ value: { hasMore: true } });
    expect(await loadEntries(bridge, '', 4000)).toMatchObject({ value: { entries, hasMore: false } });
  });

  it('passes a failure on', async () => {
    const failed = fail({ name: 'history-failed', reason: 'denied' } as const);
    expect(await loadEntries(new FakeBridge({ 'history:list': () => failed }), '', 50)).toEqual(failed);
  });
});
