/** The window's four screens; the ids of its tabs. */
export type ScreenName = 'dictate' | 'history' | 'settings' | 'speed';
