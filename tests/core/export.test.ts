import { describe, expect, it } from 'vitest';
import type { Entry } from '../../core/entry';
import { exportEntries } from '../../core/export';

const unmeasured: Entry = {
  id: 'a',
  startedAtMs: Date.UTC(2026, 10, 28, 9, 5),
  durationMs: 1500.4,
  text: 'He said "no", twice.',
  language: 'en',
  outcome: { kind: 'accepted' },
  delivery: 'pasted',
  latencyMs: 98.6,
  origin: 'dictated',
  hasRecording: true,
};
const first: Entry = {
  ...unmeasured,
  split: { drainMs: 40.26, vadWaitMs: 5, encodeMs: 20, decodeMs: 33.3, validationMs: 1, deliveryMs: 9 },
};
const formula: Entry = {
  ...unmeasured,
  id: 'b',
  startedAtMs: first.startedAtMs + 60_000,
  text: '=SUM(A1)',
  outcome: { kind: 'rejected', rule: 'unsure' },
};
const failed: Entry = {
  ...unmeasured,
  id: 'c',
  startedAtMs: first.startedAtMs + 86_400_000,
  text: '',
  outcome: { kind: 'failed', failure: { name: 'engine-died' } },
};
const NEWEST_FIRST = [failed, formula, first];

describe('exportEntries', () => {
  it('gives JSON that reads back as the entries, oldest first', () => {
    const back: unknown = JSON.parse(exportEntries(NEWEST_FIRST, 'json'));
    expect(back).toEqual([
      { ...first, startedAt: '2026-11-28T09:05:00.000Z' },
      { ...formula, startedAt: '2026-11-28T09:06:00.000Z' },
      { ...failed, startedAt: '2026-11-29T09:05:00.000Z' },
    ]);
  });

  it('gives CSV with quotes doubled and formulas disarmed', () => {
    expect(exportEntries(NEWEST_FIRST, 'csv').split('\r\n')).toEqual([
      'id,started,duration_ms,language,outcome,delivery,latency_ms,drain_ms,vad_wait_ms,encode_ms,decode_ms,validation_ms,delivery_ms,text',
      'a,2026-11-28T09:05:00.000Z,1500,en,accepted,pasted,99,40.3,5.0,20.0,33.3,1.0,9.0,"He said ""no"", twice."',
      "b,2026-11-28T09:06:00.000Z,1500,en,rejected: unsure,pasted,99,,,,,,,'=SUM(A1)",
      'c,2026-11-29T09:05:00.000Z,1500,en,failed: engine-died,pasted,99,,,,,,,',
      '',
    ]);
  });

  it('gives Markdown by days, with markup escaped', () => {
    const marked = { ...first, text: 'a *b*\n<c>' };
    expect(exportEntries([marked, failed], 'markdown')).toBe(
      '# Dictations\n\n## 2026-11-28\n\n- **09:05** a \\*b\\* \\<c\\>\n\n## 2026-11-29\n\n- **09:05** *failed: engine-died*\n',
    );
  });

  it('gives an empty list, header or page where nothing was said', () => {
    expect(exportEntries([], 'json')).toBe('[]\n');
    expect(exportEntries([], 'csv').trim().split('\r\n')).toHaveLength(1);
    expect(exportEntries([], 'markdown')).toBe('# Dictations\n\n');
  });
});
