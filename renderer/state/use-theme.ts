import { useLayoutEffect } from 'react';
import type { Settings } from '../../core/settings';
import { useMediaQuery } from './use-media-query';

/** Puts `data-theme` on the document: the user's choice, or the system's. */
export function useTheme(theme: Settings['theme']): void {
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)');
  const shown = theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme;
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = shown;
  }, [shown]);
}
