import { describe, expect, it } from 'vitest';
import {
  liveLines,
  longReport,
  missesOf,
  missingPairs,
  modeReport,
  type PairReport,
} from '../../../cli/live/live-report';
import type { LiveRun } from '../../../cli/live/live-run';

const CPU = { engine: 6, own: 1 };

function run(latencyMs: number, change: Partial<LiveRun> = {}): LiveRun {
  const split = { drainMs: 1, vadWaitMs: latencyMs - 1, encodeMs: 0, decodeMs: 0, validationMs: 0, deliveryMs: 0 };
  return { id: 'a', latencyMs, isDelivered: true, text: 'a', split, edits: 1, words: 10, ...change };
}

function pair(longMs: number, shortMs: number): PairReport {
  return { longMs, shortMs };
}

describe('the live bench’s report', () => {
  it('sums up the delivered texts, and the errors of all', () => {
    const busy = { drainMs: 0, vadWaitMs: 0, encodeMs: 30, decodeMs: 60, validationMs: 4, deliveryMs: 0 };
    const runs = [run(10), run(20), run(90, { split: busy }), run(5_000, { isDelivered: false, edits: 10 })];
    expect(modeReport(400, runs, CPU)).toMatchObject({
      clips: 4,
      delivered: 3,
      meanMs: 40,
      p50Ms: 20,
      p95Ms: 90,
      maxMs: 90,
      readyShare: 2 / 3,
      split: { encodeMs: 10, decodeMs: 20 },
      wer: 32.5,
    });
  });

  it('names each limit that is missed, and none that is held', () => {
    const fast = modeReport(400, [run(60), run(60), run(60)], CPU);
    const slow = modeReport(0, [run(131), run(131), run(400)], CPU);
    expect(missesOf([fast], [longReport(400, [pair(13, 10)])])).toEqual([]);
    expect(missesOf([fast, slow], [longReport(0, [pair(90, 10), pair(14, 10), pair(14, 9)])])).toEqual([
      'release after 0 ms: p50 131.00 ms, at most 130 ms',
      'release after 0 ms: p95 400.00 ms, at most 350 ms',
      'release after 0 ms: long over short 1.56, at most 1.3',
    ]);
    expect(missesOf([modeReport(0, [run(1, { isDelivered: false })], CPU)], [])).toEqual(['no text was delivered']);
    expect(missingPairs(4)).toEqual(['4 pairs of long and short, at least 5']);
    expect(missingPairs(5)).toEqual([]);
    expect(missesOf([modeReport(123, [run(9_000)], CPU)], [])).toEqual([]);
  });

  it('compares a long recording with the short one of its own pair', () => {
    const { longMs, shortMs, ratio } = longReport(0, [pair(300, 320), pair(90, 60), pair(40, 40), pair(0, 0)]);
    expect([longMs, shortMs]).toEqual([40, 40]);
    expect(ratio).toBe(1);
    expect(longReport(0, [pair(1, 0)]).ratio).toBe(Infinity);
  });

  it('is a fact a line', () => {
    const lines = liveLines({
      live: true,
      language: 'en',
      speculation: true,
      modes: [modeReport(400, [run(20)], { engine: undefined, own: 1 })],
      long: [longReport(400, [pair(22, 20)])],
      rssBytes: { idle: 300e6, peak: 400e6 },
      misses: ['something'],
    });
    expect(lines).toEqual([
      'speculation on',
      'release 400 ms after speech: p50 20 ms, p95 20 ms, most 20 ms; text ready at release 100 %',
      '  parts: drain 1.0, vadWait 19.0, encode 0.0, decode 0.0, validation 0.0, delivery 0.0 ms',
      '  delivered 1 of 1, word error rate 10.00 %',
      '  processor, seconds a minute of sound: engine unknown, rest 1.00',
      'three minutes against ten seconds, release 400 ms after speech: 22 ms / 20 ms, ratio in the middle pair 1.10 (22/20)',
      'engine memory: at rest 300 MB, peak 400 MB',
      'MISSED something',
    ]);
  });
});
