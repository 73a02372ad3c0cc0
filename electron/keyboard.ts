import { systemPreferences } from 'electron';
import type { HotkeyFailure } from '../core/failure';
import { isWayland } from './display-server';
import { isModifier, type Key } from './key-codes';
import { type KeyboardHook, loadKeyboardHook } from './keyboard-hook';

/** Keys pressed anywhere on the machine, through a hook of the system. Nothing but key codes passes, and none is kept but those held. */
export class Keyboard {
  private readonly held = new Set<number>();
  private hook: KeyboardHook['uIOhook'] | undefined;

  constructor(private readonly onKey: (key: Key) => void) {}

  /** Starts the hook; returns why keys can't be watched here, or `undefined` where they can. */
  start(): HotkeyFailure | undefined {
    if (isWayland()) return { name: 'hotkey-unavailable', why: 'wayland' };
    if (process.platform === 'darwin' && !systemPreferences.isTrustedAccessibilityClient(true)) {
      return { name: 'hotkey-unavailable', why: 'no-permission' };
    }
    const hook = loadKeyboardHook()?.uIOhook;
    if (hook === undefined) return { name: 'hotkey-unavailable', why: 'no-hook' };
    hook.on('keydown', ({ keycode }) => this.hear(keycode, true));
    hook.on('keyup', ({ keycode }) => this.hear(keycode, false));
    try {
      hook.start();
    } catch {
      return { name: 'hotkey-unavailable', why: 'no-hook' };
    }
    this.hook = hook;
    return undefined;
  }

  stop(): void {
    this.hook?.stop();
    this.hook = undefined;
  }

  get works(): boolean {
    return this.hook !== undefined;
  }

  /** Whether Ctrl, Shift, Alt or Win is held, as far as the hook knows. */
  get modifierHeld(): boolean {
    return [...this.held].some(isModifier);
  }

  /** A locked screen swallows key-ups; whoever unlocks it holds nothing. */
  forgetHeld(): void {
    this.held.clear();
  }

  private hear(code: number, down: boolean): void {
    if (down) this.held.add(code);
    else this.held.delete(code);
    this.onKey({ code, down });
  }
}
