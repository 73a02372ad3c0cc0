/** The window's three screens; the ids of its tabs. */
export type ScreenName = 'dictate' | 'history' | 'settings';
