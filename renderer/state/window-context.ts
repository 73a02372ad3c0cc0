import { createContext, useContext, useSyncExternalStore } from 'react';
import type { AppInfo, Bridge } from '../../electron/ipc/contract';
import type { LevelFeed } from '../capture/level-feed';
import type { Player } from '../playback/player';
import type { Actions } from './actions';
import type { AppState, AppStore } from './app-store';

/** What every screen may use. */
export interface WindowContext {
  readonly bridge: Bridge;
  readonly store: AppStore;
  readonly actions: Actions;
  readonly levels: LevelFeed;
  readonly player: Player;
}

export const WindowContextOfScreens = createContext<WindowContext | undefined>(undefined);

/** Throws outside of the window's provider, which is a bug. */
export function useWindow(): WindowContext {
  const context = useContext(WindowContextOfScreens);
  if (context === undefined) throw new Error('used outside of the window');
  return context;
}

export function useActions(): Actions {
  return useWindow().actions;
}

export function useAppState(): AppState {
  const { store } = useWindow();
  return useSyncExternalStore(store.subscribe, store.current);
}

/** For screens, which are only drawn once main has answered. Throws before, which is a bug. */
export function useInfo(): AppInfo {
  const { info } = useAppState();
  if (info === undefined) throw new Error('drawn before the app was open');
  return info;
}
