import { createRequire } from 'node:module';

/** The parts of uiohook-napi that Dictum uses. */
export type KeyboardHook = Pick<typeof import('uiohook-napi'), 'uIOhook' | 'UiohookKey'>;

let loaded: KeyboardHook | undefined;

/** Loads the native hook on first use; `undefined` where the system lacks what it links to (libXtst on Linux). */
export function loadKeyboardHook(): KeyboardHook | undefined {
  try {
    // Not an import: that would end the app at its start where the hook can't be loaded.
    loaded ??= createRequire(import.meta.url)('uiohook-napi') as KeyboardHook;
    return loaded;
  } catch {
    return undefined;
  }
}
