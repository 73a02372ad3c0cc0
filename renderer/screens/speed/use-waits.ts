import { useEffect, useState } from 'react';
import type { Failure } from '../../../core/failure';
import { SCREEN } from '../../../core/tuning';
import { loadEntries } from '../../state/load-entries';
import { useAppState, useWindow } from '../../state/window-context';
import { type Wait, waitsOf } from './waits';

export interface WaitsView {
  /** `undefined` until the first answer. */
  readonly waits: readonly Wait[] | undefined;
  readonly failure: Failure | undefined;
}

/** The waits of the newest dictations, asked for again whenever they are stale. */
export function useWaits(): WaitsView {
  const { bridge } = useWindow();
  const { historyVersion } = useAppState();
  const [view, setView] = useState<WaitsView>({ waits: undefined, failure: undefined });

  useEffect(() => {
    let stale = false;
    void loadEntries(bridge, '', SCREEN.speedEntries).then((loaded) => {
      if (stale) return;
      if (loaded.ok) setView({ waits: waitsOf(loaded.value.entries), failure: undefined });
      else setView((before) => ({ waits: before.waits ?? [], failure: loaded.failure }));
    });
    return () => {
      stale = true;
    };
  }, [bridge, historyVersion]);

  return view;
}
