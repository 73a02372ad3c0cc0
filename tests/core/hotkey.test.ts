import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideHotkey, type HotkeyAction, type HotkeyState, type KeyEvent } from '../../core/hotkey';
import { HOTKEY } from '../../core/tuning';

type Press = [key: KeyEvent['key'], down: boolean, atMs: number];

const down = (atMs: number): Press => ['dictation', true, atMs];
const up = (atMs: number): Press => ['dictation', false, atMs];
const escape = (atMs: number): Press => ['escape', true, atMs];
const other = (atMs: number): Press => ['other', true, atMs];

/** Plays presses; recording follows the actions, as it does in the app. */
function play(presses: readonly Press[], mode: 'hold-or-tap' | 'hold' = 'hold-or-tap'): HotkeyAction[] {
  let state: HotkeyState = { kind: 'idle' };
  let recording = false;
  const actions: HotkeyAction[] = [];
  for (const [key, isDown, atMs] of presses) {
    const step = decideHotkey(state, { key, down: isDown, atMs }, mode, recording);
    state = step.state;
    if (step.action === 'none') continue;
    actions.push(step.action);
    recording = step.action === 'start';
  }
  return actions;
}

const LONG_MS = HOTKEY.tapMs + 1;

describe('decideHotkey', () => {
  it('starts on key down and stops on key up when held', () => {
    expect(play([down(0), up(LONG_MS)])).toEqual(['start', 'stop']);
  });

  it('ignores a key that repeats while held', () => {
    expect(play([down(0), down(500), down(530), up(LONG_MS + 600)])).toEqual(['start', 'stop']);
  });

  it('goes on after a tap until the next one', () => {
    expect(play([down(0), up(100), down(5_000), up(5_100)])).toEqual(['start', 'stop']);
    expect(play([down(0), up(100), down(5_000), up(5_100), down(9_000)])).toEqual(['start', 'stop', 'start']);
  });

  it('stops after a tap too where taps mean nothing', () => {
    expect(play([down(0), up(100)], 'hold')).toEqual(['start', 'stop']);
  });

  it('cancels on Esc only while recording', () => {
    expect(play([escape(0)])).toEqual([]);
    expect(play([down(0), escape(500), up(900)])).toEqual(['start', 'cancel']);
    expect(play([down(0), up(100), escape(500)])).toEqual(['start', 'cancel']);
    expect(play([down(0), up(LONG_MS), escape(900)])).toEqual(['start', 'stop']);
  });

  it('can start again after Esc', () => {
    expect(play([down(0), escape(500), up(900), down(1_000), up(1_000 + LONG_MS)])).toEqual([
      'start',
      'cancel',
      'start',
      'stop',
    ]);
  });

  it('stops at the next press where the key up never came, and works as ever after it', () => {
    const stuckMs = HOTKEY.repeatPauseMs + 1;
    expect(play([down(0), down(stuckMs), up(stuckMs + 100)])).toEqual(['start', 'stop']);
    const repeats = [500, 1_500, 3_000].map(down);
    expect(play([down(0), ...repeats, down(9_000), up(9_100), down(10_000), up(11_000)])).toEqual([
      'start',
      'stop',
      'start',
      'stop',
    ]);
  });

  it('takes another key soon after as a shortcut, and later as typing', () => {
    expect(play([down(0), other(200), up(300)])).toEqual(['start', 'cancel']);
    expect(play([down(0), other(HOTKEY.shortcutMs + 1), up(2_000)])).toEqual(['start', 'stop']);
  });

  it('stops what the window’s button started', () => {
    const step = decideHotkey({ kind: 'idle' }, { key: 'dictation', down: true, atMs: 0 }, 'hold-or-tap', true);
    expect(step.action).toBe('stop');
  });

  it('never starts twice or stops what does not record, whatever is pressed', () => {
    const press = fc.tuple(
      fc.constantFrom('dictation' as const, 'escape' as const, 'other' as const),
      fc.boolean(),
      fc.nat(400),
    );
    fc.assert(
      fc.property(
        fc.array(press, { maxLength: 60 }),
        fc.constantFrom('hold' as const, 'hold-or-tap' as const),
        (steps, mode) => {
          let atMs = 0;
          const actions = play(
            steps.map(([key, isDown, waitMs]): Press => [key, isDown, (atMs += waitMs)]),
            mode,
          );
          actions.forEach((action, index) => expect(action === 'start').toBe(index % 2 === 0));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
