import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LiveReport } from '../../../cli/live/live-report';
import type { LiveRun } from '../../../cli/live/live-run';
import { ownCpuSeconds, processUse } from '../../../cli/live/process-use';
import { buildDictum, runDictum } from '../run-dictum';

describe('dictum bench --live', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dictum-test-'));
  const env = { TMPDIR: folder, TEMP: folder };
  beforeAll(buildDictum);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('plays a clip as it was spoken, times the text after each kind of release, and leaves no file', async () => {
    const args = ['bench', '--live', '--manifest', 'manifest.tsv', '--limit', '1', '--no-long', '--json'];
    const startMs = performance.now();
    const { code, out, err } = await runDictum(args, undefined, env);
    const report = JSON.parse(out.trim().split('\n').at(-1) ?? '') as LiveReport & { results: LiveRun[] };
    // Limits are for a machine that does nothing else; a test's may be busy.
    expect(code).toBe(report.misses.length === 0 ? 0 : 1);
    expect(report).toMatchObject({ live: true, speculation: true, long: [] });
    expect(report.modes.map(({ releaseAfterMs, delivered }) => [releaseAfterMs, delivered])).toEqual([
      [400, 1],
      [0, 1],
    ]);
    for (const { edits, latencyMs, split } of report.results) {
      expect(edits).toBeLessThan(3);
      expect(latencyMs).toBeGreaterThan(0);
      expect(split).toBeDefined();
    }
    // A clip of 3 s, three times with the first one that does not count.
    expect(performance.now() - startMs).toBeGreaterThan(7_000);
    expect(err).toContain('2 recordings at the pace of speech');
    expect(readdirSync(folder)).toEqual([]);
    if (process.platform === 'linux') {
      expect(report.rssBytes?.peak).toBeGreaterThan(100e6);
      expect(report.modes[0]?.cpuSecondsPerMinute.engine).toBeGreaterThan(0);
    }
  });

  it('holds no limits without speculation', async () => {
    const options = ['--limit', '1', '--no-long', '--no-speculation', '--release-after-ms', '100'];
    const { code, out } = await runDictum(['bench', '--live', '--manifest', 'manifest.tsv', ...options]);
    const report = JSON.parse(out.trim().split('\n').at(-1) ?? '') as LiveReport;
    expect(code).toBe(0);
    expect(report).toMatchObject({ speculation: false, modes: [{ releaseAfterMs: 100, readyShare: 0 }], misses: [] });
  });

  it('ends with 1 where there is nothing to play', async () => {
    expect(await runDictum(['bench', '--live', '--manifest', 'absent.tsv'])).toMatchObject({ code: 1, out: '' });
  });
});

describe.runIf(process.platform === 'linux')('what a process takes', () => {
  it('is read of this one, and of none that is not there', () => {
    const use = processUse(process.pid);
    expect(use?.rssBytes).toBeGreaterThan(20e6);
    expect(use?.peakRssBytes).toBeGreaterThanOrEqual(use?.rssBytes ?? 0);
    expect(Math.abs((use?.cpuSeconds ?? 0) - ownCpuSeconds())).toBeLessThan(2);
    expect(processUse(undefined)).toBeUndefined();
    expect(processUse(2 ** 30)).toBeUndefined();
  });
});
