import { systemPreferences } from 'electron';
import { uIOhook, type UiohookKeyboardEvent } from 'uiohook-napi';
import type { HotkeyFailure } from '../core/failure';
import { isWayland } from './display-server';
import { isModifier, type Key } from './key-codes';

/** Keys pressed anywhere on the machine, through a hook of the system. Nothing but key codes passes, and none is kept but those held. */
export class Keyboard {
  private readonly held = new Set<number>();
  private started = false;

  constructor(private readonly onKey: (key: Key) => void) {}

  /** Starts the hook; returns why keys can't be watched here, or `undefined` where they can. */
  start(): HotkeyFailure | undefined {
    if (isWayland()) return { name: 'hotkey-unavailable', why: 'wayland' };
    if (process.platform === 'darwin' && !systemPreferences.isTrustedAccessibilityClient(true)) {
      return { name: 'hotkey-unavailable', why: 'no-permission' };
    }
    uIOhook.on('keydown', (event) => this.hear(event, true));
    uIOhook.on('keyup', (event) => this.hear(event, false));
    try {
      uIOhook.start();
      this.started = true;
      return undefined;
    } catch {
      return { name: 'hotkey-unavailable', why: 'no-hook' };
    }
  }

  stop(): void {
    if (this.started) uIOhook.stop();
    this.started = false;
  }

  get works(): boolean {
    return this.started;
  }

  /** Whether Ctrl, Shift, Alt or Win is held, as far as the hook knows. */
  get modifierHeld(): boolean {
    return [...this.held].some(isModifier);
  }

  /** A locked screen swallows key-ups; whoever unlocks it holds nothing. */
  forgetHeld(): void {
    this.held.clear();
  }

  private hear({ keycode }: UiohookKeyboardEvent, down: boolean): void {
    if (down) this.held.add(keycode);
    else this.held.delete(keycode);
    this.onKey({ code: keycode, down });
  }
}
