import { decideHotkey, type HotkeyState, type KeyEvent } from '../core/hotkey';
import { HOTKEYS } from '../core/hotkey-names';
import type { Clock } from '../core/ports';
import type { Settings } from '../core/settings';
import { ESCAPE_CODE, isModifier, type Key } from './key-codes';

export interface Dictation {
  readonly isRecording: boolean;
  start(): unknown;
  stop(): void;
  cancel(): void;
}

/** Turns keys into start, stop and cancel, by the settings of the moment. */
export class Hotkeys {
  private state: HotkeyState = { kind: 'idle' };
  private othersMuted = 0;

  constructor(
    private readonly dictation: Dictation,
    private readonly settings: () => Settings,
    private readonly clock: Clock,
  ) {}

  hear({ code, down }: Key): void {
    const key = this.meaning(code);
    if (key === undefined) return;
    const { hotkeyMode } = this.settings();
    const event: KeyEvent = { key, down, atMs: this.clock.steadyMs() };
    const { state, action } = decideHotkey(this.state, event, hotkeyMode, this.dictation.isRecording);
    this.state = state;
    if (action !== 'none') this.dictation[action]();
  }

  /** A sleeping or locked machine swallows key-ups; whoever is back holds nothing. */
  forgetHeld(): void {
    this.state = { kind: 'idle' };
  }

  /** While Dictum itself presses keys (to paste), they are not taken for a shortcut of the user's. */
  muteOthers(): () => void {
    this.othersMuted += 1;
    return () => (this.othersMuted -= 1);
  }

  /**
   * A modifier alone is never "another key": xdotool and AltGr on Windows press a left Ctrl together with the key meant,
   * and a shortcut is not complete without its last key.
   */
  private meaning(code: number): KeyEvent['key'] | undefined {
    if (code === HOTKEYS[this.settings().hotkey].code) return 'dictation';
    if (code === ESCAPE_CODE) return 'escape';
    return isModifier(code) || this.othersMuted > 0 ? undefined : 'other';
  }
}
