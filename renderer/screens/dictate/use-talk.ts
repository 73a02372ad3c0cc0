import { useCallback, useRef } from 'react';
import { decideHotkey, type HotkeyState } from '../../../core/hotkey';
import { useActions } from '../../state/window-context';

/**
 * Hold to speak, tap to start and tap to stop, by the same rules as the dictation key. Taps always count here, also where
 * the setting makes the key hold-only: a screen reader can press a button, but not hold it.
 *
 * @param recording whether a dictation is being recorded, whatever started it
 * @returns tells that the button (or its key) went down or up
 */
export function useTalk(recording: boolean): (down: boolean) => void {
  const actions = useActions();
  const state = useRef<HotkeyState>({ kind: 'idle' });
  return useCallback(
    (down) => {
      const event = { key: 'dictation', down, atMs: performance.now() } as const;
      const step = decideHotkey(state.current, event, 'hold-or-tap', recording);
      state.current = step.state;
      if (step.action === 'start') actions.start();
      if (step.action === 'stop') actions.stop();
    },
    [actions, recording],
  );
}
