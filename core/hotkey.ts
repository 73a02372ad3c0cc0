import { HOTKEY } from './tuning';

/** What the keyboard hook saw, on the steady clock. `other`: every key but the dictation key and Esc. */
export type KeyEvent = {
  readonly key: 'dictation' | 'escape' | 'other';
  readonly down: boolean;
  readonly atMs: number;
};

/** `latched`: started by a tap, goes on until the next. `ending`: a latched one was stopped by key down; its key up means nothing. */
export type HotkeyState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'held'; readonly sinceMs: number; readonly lastDownMs: number }
  | { readonly kind: 'latched' }
  | { readonly kind: 'ending' };

export type HotkeyAction = 'start' | 'stop' | 'cancel' | 'none';

export interface HotkeyStep {
  readonly state: HotkeyState;
  readonly action: HotkeyAction;
}

/**
 * Decides what a key means. Key down starts at once; key up stops, unless it was a tap and taps latch. A key that repeats
 * while held changes nothing; one that comes down again after a pause too long for a repeat was let go unseen, and stops.
 * Esc cancels only what is being recorded. Another key soon after the dictation key means
 * that it was part of a shortcut.
 *
 * @param recording whether a dictation is being recorded, whatever started it (the window's button can stop a held one)
 */
export function decideHotkey(
  state: HotkeyState,
  event: KeyEvent,
  mode: 'hold-or-tap' | 'hold',
  recording: boolean,
): HotkeyStep {
  if (event.key === 'escape')
    return event.down && recording ? { state: afterCancel(state), action: 'cancel' } : { state, action: 'none' };
  if (event.key === 'other') {
    const shortcut = event.down && state.kind === 'held' && event.atMs - state.sinceMs < HOTKEY.shortcutMs;
    return shortcut ? { state: { kind: 'ending' }, action: 'cancel' } : { state, action: 'none' };
  }
  return event.down ? keyDown(state, event.atMs, recording) : keyUp(state, event.atMs, mode);
}

function keyDown(state: HotkeyState, atMs: number, recording: boolean): HotkeyStep {
  switch (state.kind) {
    case 'idle':
      return recording
        ? { state: { kind: 'ending' }, action: 'stop' }
        : { state: { kind: 'held', sinceMs: atMs, lastDownMs: atMs }, action: 'start' };
    case 'latched':
      return recording
        ? { state: { kind: 'ending' }, action: 'stop' }
        : { state: { kind: 'held', sinceMs: atMs, lastDownMs: atMs }, action: 'start' };
    case 'held':
      if (recording && atMs - state.lastDownMs > HOTKEY.repeatPauseMs)
        return { state: { kind: 'ending' }, action: 'stop' };
      return { state: { ...state, lastDownMs: atMs }, action: 'none' };
    case 'ending':
      return { state, action: 'none' };
  }
}

function keyUp(state: HotkeyState, atMs: number, mode: 'hold-or-tap' | 'hold'): HotkeyStep {
  switch (state.kind) {
    case 'held':
      if (mode === 'hold-or-tap' && atMs - state.sinceMs < HOTKEY.tapMs)
        return { state: { kind: 'latched' }, action: 'none' };
      return { state: { kind: 'idle' }, action: 'stop' };
    case 'ending':
      return { state: { kind: 'idle' }, action: 'none' };
    case 'idle':
    case 'latched':
      return { state, action: 'none' };
  }
}

/** After Esc a key still held down must come up before it means anything again. */
function afterCancel(state: HotkeyState): HotkeyState {
  return state.kind === 'held' || state.kind === 'ending' ? { kind: 'ending' } : { kind: 'idle' };
}
