import type { Entry } from '../../core/entry';

/** An entry that was delivered; each with a time of its own, the later the higher its number. */
export function entry(number: number, change: Partial<Entry> = {}): Entry {
  return {
    id: `session-${String(number)}`,
    startedAtMs: 1_700_000_000_000 + number * 1000,
    durationMs: 1234.5,
    text: `Sentence number ${String(number)}.`,
    language: 'en',
    outcome: { kind: 'accepted' },
    delivery: 'pasted',
    latencyMs: 87.25,
    origin: 'dictated',
    hasRecording: true,
    ...change,
  };
}
