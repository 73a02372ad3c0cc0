import { describe, expect, it } from 'vitest';
import { beginsEarly, DEFAULT_SETTINGS, isSettingsChange, limitsOf, parseSettings } from '../../core/settings';
import { OTHER_SETTINGS } from './other-settings';

describe('parseSettings', () => {
  it.each([undefined, null, 7, 'text', true, [], [{ language: 'de' }], {}])('makes the defaults of %j', (value) => {
    expect(parseSettings(value)).toEqual({ settings: DEFAULT_SETTINGS, repaired: [] });
  });

  it('takes what is good, replaces what is not, drops what it does not know', () => {
    const given = { language: 'de', hotkey: 'F99', minWords: '3', keepRecordingsDays: 0, fromTheFuture: 1 };
    expect(parseSettings(given)).toEqual({
      settings: { ...DEFAULT_SETTINGS, language: 'de', keepRecordingsDays: 0 },
      repaired: ['hotkey', 'minWords'],
    });
  });

  it('gives good settings back as they are', () => {
    const settings = OTHER_SETTINGS;
    expect(parseSettings(settings)).toEqual({ settings, repaired: [] });
    expect(isSettingsChange(settings)).toBe(true);
  });

  it.each([
    { language: 'xx' },
    { language: 'toString' },
    { hotkey: 'constructor' },
    { hotkeyMode: '' },
    { beginAtPauses: true },
    { paste: 1 },
    { microphoneId: 'x'.repeat(257) },
    { minCharacters: 0 },
    { minCharacters: 101 },
    { minWords: 1.5 },
    { minWords: NaN },
    { keepRecordingsDays: -1 },
    { keepRecordingsDays: 366 },
    { keepRecordingsMegabytes: 9 },
    { model: '../whisper' },
    { model: '' },
    { vocabulary: 'Ada' },
    { vocabulary: ['two, words'] },
    { vocabulary: ['x'.repeat(61)] },
    { vocabulary: Array.from({ length: 201 }, () => 'x') },
    { theme: 'blue' },
  ])('does not take %j', (change) => {
    expect(parseSettings(change)).toEqual({ settings: DEFAULT_SETTINGS, repaired: Object.keys(change) });
    expect(isSettingsChange(change)).toBe(false);
  });
});

describe('isSettingsChange', () => {
  it('takes a part, and nothing that is not known', () => {
    expect(isSettingsChange({})).toBe(true);
    expect(isSettingsChange({ theme: 'light' })).toBe(true);
    expect(isSettingsChange({ theme: 'light', other: 1 })).toBe(false);
    expect(isSettingsChange(JSON.parse('{"__proto__": 1}'))).toBe(false);
    for (const junk of [null, undefined, [], 'theme', 7]) expect(isSettingsChange(junk)).toBe(false);
  });
});

describe('limitsOf', () => {
  it('lets a single word through by default', () => {
    expect(limitsOf(DEFAULT_SETTINGS)).toEqual({ minCharacters: 1, minWords: 1 });
  });
});

describe('beginsEarly', () => {
  it.each([
    ['always', true, true],
    ['not-on-battery', true, false],
    ['never', false, false],
  ] as const)('%s: on mains %s, on battery %s', (beginAtPauses, onMains, onBattery) => {
    expect(beginsEarly({ beginAtPauses }, false)).toBe(onMains);
    expect(beginsEarly({ beginAtPauses }, true)).toBe(onBattery);
  });
});
