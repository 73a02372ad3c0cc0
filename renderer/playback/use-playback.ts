import { useSyncExternalStore } from 'react';
import { useWindow } from '../state/window-context';
import type { Playback } from './player';

/** The playback of this entry; `undefined` while it is not played. */
export function usePlayback(entryId: string): Playback | undefined {
  const { player } = useWindow();
  return useSyncExternalStore(player.subscribe, () => player.of(entryId));
}
