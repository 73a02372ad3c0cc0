import { describe, expect, it } from 'vitest';
import { HOTKEYS, type HotkeyName } from '../../core/hotkey-names';
import { DEFAULT_SETTINGS } from '../../core/settings';
import { HOTKEY } from '../../core/tuning';
import { Hotkeys } from '../../electron/hotkeys';
import { FakeClock } from '../fakes/clock';

const LEFT_CTRL = 0x001d;
const V = 0x002f;
const ESCAPE = 0x0001;

function start(hotkey: HotkeyName = 'ControlRight') {
  const clock = new FakeClock();
  const calls: string[] = [];
  const dictation = {
    isRecording: false,
    start: () => {
      dictation.isRecording = true;
      calls.push('start');
    },
    stop: () => {
      dictation.isRecording = false;
      calls.push('stop');
    },
    cancel: () => {
      dictation.isRecording = false;
      calls.push('cancel');
    },
  };
  const hotkeys = new Hotkeys(dictation, () => ({ ...DEFAULT_SETTINGS, hotkey }), clock);
  const { code } = HOTKEYS[hotkey];
  const press = (key: number, down: boolean): void => hotkeys.hear({ code: key, down });
  return { clock, calls, hotkeys, code, press };
}

describe('keys', () => {
  it.each(['ControlRight', 'F9', 'CapsLock'] as const)(
    '%s held: down starts, repeats are nothing, up stops',
    (name) => {
      const { clock, calls, code, press } = start(name);
      press(code, true);
      press(code, true);
      clock.advance(HOTKEY.tapMs + 1);
      press(code, true);
      expect(calls).toEqual(['start']);
      press(code, false);
      expect(calls).toEqual(['start', 'stop']);
    },
  );

  it('a left Ctrl that comes with the key, before or after, is no shortcut', () => {
    const { clock, calls, code, press } = start();
    press(LEFT_CTRL, true);
    press(code, true);
    press(LEFT_CTRL, true);
    clock.advance(HOTKEY.tapMs + 1);
    press(code, false);
    press(LEFT_CTRL, false);
    expect(calls).toEqual(['start', 'stop']);
  });

  it('a key-up swallowed by a locked screen is not waited for', () => {
    const { clock, calls, hotkeys, code, press } = start();
    press(code, true);
    hotkeys.forgetHeld();
    clock.advance(HOTKEY.tapMs + 1);
    press(code, true);
    expect(calls).toEqual(['start', 'stop']);
  });

  it('another key at once means a shortcut; Dictum’s own pasting does not', () => {
    const { calls, hotkeys, code, press } = start();
    const unmute = hotkeys.muteOthers();
    press(code, true);
    press(V, true);
    expect(calls).toEqual(['start']);
    unmute();
    press(V, true);
    expect(calls).toEqual(['start', 'cancel']);
  });

  it('Esc cancels what is recorded, and only that', () => {
    const { calls, code, press } = start('F9');
    press(ESCAPE, true);
    expect(calls).toEqual([]);
    press(code, true);
    press(ESCAPE, true);
    press(code, false);
    expect(calls).toEqual(['start', 'cancel']);
  });
});
