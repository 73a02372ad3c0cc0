import { describe, expect, it } from 'vitest';
import { benchReport, reportLines } from '../../cli/bench-report';
import type { ClipResult } from '../../cli/hear-clip';
import { percentile } from '../../core/statistics';

function clip(ms: number, edits: number, verdict: ClipResult['verdict'] = 'valid'): ClipResult {
  const timings = {
    vadMs: 1,
    featuresMs: 1,
    encodeMs: 1,
    decodeMs: 1,
    decodeSteps: 1,
    encodeAfterReleaseMs: 0,
    decodeAfterReleaseMs: 0,
    afterReleaseMs: ms,
  };
  const text = { id: String(ms), text: '', words: 10, edits, looping: false, verdict };
  return { ...text, ms, durationMs: 1_000, timings, longerWindows: 0 };
}

describe('a bench’s report', () => {
  const report = benchReport([clip(100, 1), clip(300, 0), clip(200, 2, 'unsure')], [clip(1, 0, 'no-speech')], 5e8);

  it('sums up', () => {
    expect(report).toMatchObject({ clips: 3, wer: 10, meanMs: 200, p50Ms: 200, p95Ms: 300, rtf: 0.2, delivered: 2 });
    expect(report.nonspeech).toEqual({ clips: 1, delivered: 0, texts: [] });
  });

  it('is a fact a line', () => {
    expect(reportLines(report)).toEqual([
      'word error rate 10.00 % (3 edits of 30)',
      'clips 3',
      'time a clip: mean 200 ms, p50 200 ms, p95 300 ms',
      'real-time factor 0.2000',
      'peak memory 500 MB',
      'looping texts 0',
      'speech delivered 2 of 3 (66.7 %)',
      'non-speech delivered 0 of 1',
    ]);
  });

  it('says which clips without speech would be delivered, and as what', () => {
    const music = { ...clip(1, 0), id: 'music', text: 'Thank you.' };
    const noisy = benchReport([], [clip(1, 0, 'no-speech'), music], 0);
    expect(noisy.nonspeech).toEqual({ clips: 2, delivered: 1, texts: [{ id: 'music', text: 'Thank you.' }] });
    expect(reportLines(noisy).slice(-2)).toEqual(['non-speech delivered 1 of 2', '  music: Thank you.']);
  });

  it('takes percentiles by nearest rank', () => {
    const values = Array.from({ length: 20 }, (_, index) => 20 - index);
    expect([0, 5, 50, 95, 100].map((percent) => percentile(values, percent))).toEqual([1, 1, 10, 19, 20]);
    expect(percentile([], 50)).toBe(0);
  });
});
