import { describe, expect, it } from 'vitest';
import type { Delivery, Entry } from '../../core/entry';
import { groupByDay } from '../../renderer/screens/history/group-by-day';
import { microphoneChoices, SYSTEM_CHOICE } from '../../renderer/screens/settings/microphone-choices';
import { entryExplanation, entryRemedy, entryStatus } from '../../renderer/text/entry-text';
import { phaseText } from '../../renderer/text/phase-text';
import { dayText, durationText, elapsedText, latencyText, screenLocale } from '../../renderer/text/time-text';
import { troubleAction } from '../../renderer/troubles/trouble-action';
import { CANCELLED, FAILED, INFO, REJECTED, SAID } from '../screens/samples';

describe('times', () => {
  it('reads as people write them', () => {
    expect([0, 4200, 59_940, 59_960, 65_000, 3_750_000].map(durationText)).toEqual([
      '0.0 s',
      '4.2 s',
      '59.9 s',
      '1:00 min',
      '1:05 min',
      '1:02:30 h',
    ]);
    expect([-5, 999, 61_000, 3_750_000].map(elapsedText)).toEqual(['0:00', '0:00', '1:01', '1:02:30']);
    expect([154.6, 999, 1840].map(latencyText)).toEqual(['155 ms', '999 ms', '1.8 s']);
  });

  it('names days as seen from now, also across a change of the clocks', () => {
    const now = new Date(2026, 10, 23, 0, 5).getTime();
    expect(dayText(now - 60_000, now, 'en-GB')).toBe('Today');
    expect(dayText(now - 6 * 60_000, now, 'en-GB')).toBe('Yesterday');
    expect(dayText(new Date(2026, 10, 22, 0, 0).getTime(), now, 'en-GB')).toBe('Yesterday');
    expect(dayText(new Date(2026, 9, 25, 12).getTime(), new Date(2026, 9, 26, 12).getTime(), 'en-GB')).toBe(
      'Yesterday',
    );
    expect(dayText(new Date(2026, 10, 17, 12).getTime(), now, 'en-GB')).toMatch(/^Tuesday,? 17 November$/);
    expect(dayText(new Date(2025, 11, 31, 12).getTime(), now, 'en-GB')).toMatch(/31 December 2025$/);
  });

  it('keeps to English, with the user’s own where they have one', () => {
    expect(['en-US', 'en', 'de-DE'].map(screenLocale)).toEqual(['en-US', 'en', 'en-GB']);
  });
});

describe('entries', () => {
  const delivered = (entry: Entry, delivery: Delivery): Entry => ({ ...entry, delivery });

  it('say how they ended', () => {
    const status = (entry: Entry) => entryStatus(entry).text;
    expect(status(SAID)).toBe('Pasted');
    expect(status(delivered(SAID, 'copied'))).toBe('Copied');
    expect(status(delivered(SAID, 'refused'))).toBe('Not delivered');
    expect(status({ ...delivered(SAID, 'waiting'), origin: 'recovered' })).toBe('Recovered');
    expect(status(REJECTED)).toBe('No speech was heard');
    expect(status(delivered(REJECTED, 'copied'))).toBe('Copied');
    expect(status(FAILED)).toBe('The speech engine stopped');
    expect(status(CANCELLED)).toBe('Cancelled');
  });

  it('offer what can still be done, and nothing that can’t', () => {
    expect([SAID, REJECTED, FAILED, CANCELLED].map(entryRemedy)).toEqual([
      undefined,
      'deliver-anyway',
      'retry',
      'bring-back',
    ]);
    expect(entryRemedy({ ...FAILED, hasRecording: false })).toBeUndefined();
    expect(entryRemedy({ ...CANCELLED, hasRecording: false })).toBeUndefined();
    expect(entryRemedy({ ...REJECTED, text: '' })).toBeUndefined();
    expect(entryRemedy(delivered(REJECTED, 'copied'))).toBeUndefined();
    expect(entryExplanation(delivered(REJECTED, 'copied'))).toBeUndefined();
    expect(entryExplanation(FAILED)).toContain('recording is kept');
  });

  it('are announced with their text, or why there is none', () => {
    const said = (last: Entry) =>
      phaseText({ ...INFO.snapshot, phase: { kind: 'done', entryId: last.id }, last }).announcement;
    expect(said(SAID)).toBe(`Done. Pasted: ${SAID.text}`);
    expect(said(REJECTED)).toBe('Not delivered. No speech was heard');
    expect(said(FAILED)).toBe('Failed. The speech engine stopped');
    expect(said(CANCELLED)).toMatch(/^Cancelled/);
  });

  it('are waited for in words that are true where the engine did not load', () => {
    const engine = { kind: 'failed', failure: { name: 'model-missing', file: 'encoder.onnx' } } as const;
    expect(phaseText(INFO.snapshot).title).toBe('Ready');
    expect(phaseText({ ...INFO.snapshot, engine }).title).toBe('Not ready');
  });

  it('are grouped with their neighbours of the same day', () => {
    const days = groupByDay([SAID, REJECTED, FAILED], (entry) => (entry === FAILED ? 'Yesterday' : 'Today'));
    expect(days).toEqual([
      { day: 'Today', entries: [SAID, REJECTED] },
      { day: 'Yesterday', entries: [FAILED] },
    ]);
  });
});

describe('what to do about a failure', () => {
  it('is Retry where the newest dictation failed, else Reload', () => {
    expect(troubleAction({ name: 'engine-hung' }, FAILED)).toEqual({ kind: 'retry', entryId: FAILED.id });
    expect(troubleAction({ name: 'engine-hung' }, SAID)).toEqual({ kind: 'reload-engine' });
    expect(troubleAction({ name: 'engine-hung' }, { ...FAILED, hasRecording: false })).toEqual({
      kind: 'reload-engine',
    });
    expect(troubleAction({ name: 'microphone-busy' }, undefined)).toEqual({ kind: 'open-settings' });
    expect(troubleAction({ name: 'paste-unavailable', why: 'wayland' }, SAID)).toBeUndefined();
  });
});

describe('microphones to choose from', () => {
  it('are the real ones, numbered where they have no name', () => {
    const devices = [
      { deviceId: 'default', label: 'Default - Desk' },
      { deviceId: 'aa', label: 'Desk' },
      { deviceId: 'bb', label: '' },
    ];
    expect(microphoneChoices(devices, 'aa').map(({ label }) => label)).toEqual([
      'System’s choice',
      'Desk',
      'Microphone 2',
    ]);
    expect(microphoneChoices([{ deviceId: '', label: '' }], '').map(({ id }) => id)).toEqual([SYSTEM_CHOICE]);
    expect(microphoneChoices(devices, 'gone').at(-1)).toEqual({ id: 'gone', label: 'Chosen one, not connected' });
  });
});
