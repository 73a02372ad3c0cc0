import { useEffect, useState } from 'react';
import type { Entry } from '../../core/entry';
import type { Failure } from '../../core/failure';
import { SCREEN } from '../../core/tuning';
import { loadEntries } from './load-entries';
import { useAppState, useWindow } from './window-context';

export interface HistoryView {
  /** `undefined` until the first answer. */
  readonly entries: readonly Entry[] | undefined;
  /** The search the entries are the answer to; lags behind what is typed. */
  readonly search: string;
  readonly hasMore: boolean;
  readonly failure: Failure | undefined;
  readonly showMore: () => void;
}

/** The history's newest entries that match `search`, asked for again whenever they are stale. */
export function useHistory(search: string): HistoryView {
  const { bridge } = useWindow();
  const { historyVersion } = useAppState();
  const [wanted, setWanted] = useState<number>(SCREEN.historyPageEntries);
  const [view, setView] = useState<Omit<HistoryView, 'showMore'>>({
    entries: undefined,
    search: '',
    hasMore: false,
    failure: undefined,
  });

  useEffect(() => {
    let stale = false;
    void loadEntries(bridge, search, wanted).then((loaded) => {
      if (stale) return;
      if (loaded.ok) setView({ ...loaded.value, search, failure: undefined });
      else setView((before) => ({ ...before, entries: before.entries ?? [], search, failure: loaded.failure }));
    });
    return () => {
      stale = true;
    };
  }, [bridge, search, wanted, historyVersion]);

  return { ...view, showMore: () => setWanted((count) => count + SCREEN.historyPageEntries) };
}
