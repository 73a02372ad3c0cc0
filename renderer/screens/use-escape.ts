import { useEffect } from 'react';
import { useActions, useInfo } from '../state/window-context';

/** Esc cancels what is being recorded, on every screen. One that closes a list or dialog does not get here. */
export function useEscape(): void {
  const actions = useActions();
  const { phase } = useInfo().snapshot;
  const recording = phase.kind === 'starting' || phase.kind === 'listening';
  useEffect(() => {
    if (!recording) return;
    const cancel = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) actions.cancel();
    };
    document.addEventListener('keydown', cancel);
    return () => document.removeEventListener('keydown', cancel);
  }, [actions, recording]);
}
