import { type RefObject, useEffect, useRef } from 'react';

/**
 * Space, wherever in the window nothing else has the focus, and Space or Enter on the button. A key that goes up outside
 * of the window is never seen, so losing the window ends the hold.
 */
export function useTalkKeys(button: RefObject<HTMLElement | null>, talk: (down: boolean) => void): void {
  const heldKey = useRef<string | undefined>(undefined);
  const latestTalk = useRef(talk);
  useEffect(() => {
    latestTalk.current = talk;
  }, [talk]);

  useEffect(() => {
    const down = (event: KeyboardEvent): void => {
      if (!isTalkKey(event, button.current)) return;
      // Else the page scrolls, and the button clicks.
      event.preventDefault();
      if (event.repeat || heldKey.current !== undefined) return;
      heldKey.current = event.code;
      latestTalk.current(true);
    };
    const up = (event: KeyboardEvent): void => {
      if (event.code !== heldKey.current) return;
      event.preventDefault();
      release();
    };
    const release = (): void => {
      if (heldKey.current === undefined) return;
      heldKey.current = undefined;
      latestTalk.current(false);
    };
    document.addEventListener('keydown', down);
    document.addEventListener('keyup', up);
    window.addEventListener('blur', release);
    return () => {
      document.removeEventListener('keydown', down);
      document.removeEventListener('keyup', up);
      window.removeEventListener('blur', release);
      release();
    };
  }, [button]);
}

function isTalkKey(event: KeyboardEvent, button: HTMLElement | null): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return false;
  const onButton = button !== null && event.target === button;
  if (event.code === 'Space') return onButton || event.target === document.body;
  return (event.code === 'Enter' || event.code === 'NumpadEnter') && onButton;
}
