import type { Settings } from '../../core/settings';
import type { AppStore } from './app-store';

/**
 * Keeps `data-theme` on the document: the user's choice, or the system's. Not in React, because it must be there before
 * the first thing is drawn, or the window would flash. Call it before React subscribes to the store.
 */
export function followTheme(store: AppStore): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const show = (): void => {
    const theme = store.current().info?.settings.theme ?? 'system';
    document.documentElement.dataset['theme'] = shownTheme(theme, dark.matches);
  };
  store.subscribe(show);
  dark.addEventListener('change', show);
  show();
}

export function shownTheme(theme: Settings['theme'], systemIsDark: boolean): 'light' | 'dark' {
  if (theme === 'system') return systemIsDark ? 'dark' : 'light';
  return theme;
}
