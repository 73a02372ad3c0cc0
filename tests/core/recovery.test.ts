import { describe, expect, it } from 'vitest';
import type { Delivery, EntryOutcome } from '../../core/entry';
import { decideRecovery, type Found } from '../../core/recovery';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const ORPHAN: Found = { ownerAlive: false, samples: 512, ageMs: 0, entry: undefined, historyReadable: true };

/** How long, in hours, a recording of such an entry is kept; tried hour by hour for 20 days. */
function keptHours(outcome: EntryOutcome, delivery: Delivery, keepRecordingsDays: number): number {
  let hours = 0;
  const found = (ageMs: number): Found => ({ ...ORPHAN, ageMs, entry: { outcome, delivery } });
  while (hours < 480 && decideRecovery(found((hours + 1) * HOUR_MS), keepRecordingsDays) === 'keep') hours += 1;
  expect(decideRecovery(found(hours * HOUR_MS + 1), keepRecordingsDays)).toBe('delete');
  return hours;
}

describe('decideRecovery', () => {
  it('leaves what a living process writes, whatever else is known', () => {
    expect(decideRecovery({ ...ORPHAN, ownerAlive: true, samples: 0, ageMs: 90 * DAY_MS }, 0)).toBe('leave');
  });

  it('transcribes sound that is nowhere else, however old', () => {
    for (const ageMs of [0, HOUR_MS, 400 * DAY_MS]) {
      expect(decideRecovery({ ...ORPHAN, ageMs }, 0)).toBe('transcribe');
    }
  });

  it('deletes a recording without a sample', () => {
    expect(decideRecovery({ ...ORPHAN, samples: 0 }, 30)).toBe('delete');
  });

  it('keeps everything that has sound while the history can’t be read', () => {
    expect(decideRecovery({ ...ORPHAN, historyReadable: false, ageMs: 400 * DAY_MS }, 0)).toBe('keep');
  });

  it('keeps what was delivered for as long as the user chose', () => {
    for (const delivery of ['copied', 'pasted'] as const) {
      expect(keptHours({ kind: 'accepted' }, delivery, 0)).toBe(0);
      expect(keptHours({ kind: 'accepted' }, delivery, 2)).toBe(48);
      expect(keptHours({ kind: 'rejected', rule: 'unsure' }, delivery, 0)).toBe(0);
    }
  });

  it('keeps what was not delivered for a week, and what was rejected for a day, or longer by choice', () => {
    for (const delivery of ['waiting', 'refused', 'none'] as const) {
      expect(keptHours({ kind: 'accepted' }, delivery, 0)).toBe(168);
    }
    expect(keptHours({ kind: 'rejected', rule: 'no-speech' }, 'none', 0)).toBe(24);
    expect(keptHours({ kind: 'rejected', rule: 'no-speech' }, 'none', 3)).toBe(72);
    expect(keptHours({ kind: 'failed', failure: { name: 'engine-died' } }, 'none', 0)).toBe(168);
    expect(keptHours({ kind: 'cancelled' }, 'none', 1)).toBe(168);
    expect(keptHours({ kind: 'cancelled' }, 'none', 10)).toBe(240);
  });
});
