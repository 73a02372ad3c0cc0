import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { benchReport } from '../../cli/bench-report';
import type { ClipResult } from '../../cli/hear-clip';
import { percentile } from '../../cli/statistics';
import { dictum, JFK, JFK_TEXT, lastObject, SPEECH, withFolder } from './run-dictum';

describe('dictum bench', () => {
  it('hears a manifest with the real model', async () => {
    const manifest = join(SPEECH, 'manifest.tsv');
    const { code, stdout, stderr } = await dictum(['bench', '--manifest', manifest, '--nonspeech', '--json']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^word error rate \d+\.\d\d % \(\d+ edits of \d+\)\nclips 8\n/);
    const report = lastObject(stdout);
    expect(report).toMatchObject({ clips: 8, looping: 0, delivered: 8, nonspeech: { clips: 4, delivered: 0 } });
    // Eight clean clips: 5.3 % were measured, one word is 1.3 points.
    expect(report['wer']).toBeLessThan(10);
    for (const name of ['meanMs', 'p50Ms', 'p95Ms', 'rtf', 'peakRssBytes']) expect(report[name]).toBeGreaterThan(0);
    const results = report['results'] as readonly ClipResult[];
    expect(results.map(({ id, text, ms }) => [id, text !== '', ms > 0])).toContainEqual(['en_jfk', true, true]);
    expect(results).toHaveLength(8);
  });

  it('names a clip that fails, counts the others and ends with 1', async () => {
    await withFolder(async (folder) => {
      const manifest = join(folder, 'manifest.tsv');
      const rows = [
        'doubt\tid\tfile\tlanguage\ttext',
        `\tjfk\t../${'../'.repeat(20)}${JFK.slice(1)}\ten\t${JFK_TEXT}`,
        '\tgone\tgone.wav\ten\tgone',
        'maybe\tdoubtful\tdoubtful.wav\ten\tnot heard',
      ];
      writeFileSync(manifest, `${rows.join('\r\n')}\r\n`);
      const { code, stdout, stderr } = await dictum(['bench', '--manifest', manifest]);
      expect(code).toBe(1);
      expect(stdout).toMatch(/^word error rate 0\.00 % \(0 edits of 22\)\nclips 1\n/);
      expect(stderr).toBe(`dictum: ${join(folder, 'gone.wav')}: There is no such file. Check its name and folder.\n`);
    });
  });

  it.each([
    ['gone.tsv', undefined, 'There is no such file.'],
    ['table.tsv', 'id\tfile\n', 'This is not a manifest: it has no column language, text, doubt.'],
    [
      'german.tsv',
      'id\tfile\tlanguage\ttext\tdoubt\na\ta.wav\tde\tja\t\n',
      'No clip has the language en and no doubt.',
    ],
  ])('refuses %s', async (name, content, sentence) => {
    await withFolder(async (folder) => {
      const manifest = join(folder, name);
      if (content !== undefined) writeFileSync(manifest, content);
      const ended = await dictum(['bench', '--manifest', manifest]);
      expect(ended).toEqual({ code: 1, stdout: '', stderr: `dictum: ${manifest}: ${sentence}\n` });
    });
  });
});

describe('a bench’s report', () => {
  const clip = (ms: number, edits: number, verdict: ClipResult['verdict'] = 'valid'): ClipResult => ({
    id: String(ms),
    text: '',
    ms,
    durationMs: 1_000,
    edits,
    words: 10,
    looping: false,
    verdict,
  });

  it('sums up', () => {
    const report = benchReport([clip(100, 1), clip(300, 0), clip(200, 2, 'unsure')], [clip(1, 0, 'no-speech')], 5);
    expect(report).toMatchObject({ clips: 3, wer: 10, meanMs: 200, p50Ms: 200, p95Ms: 300, rtf: 0.2, delivered: 2 });
    expect(report.nonspeech).toEqual({ clips: 1, delivered: 0 });
  });

  it('takes percentiles by nearest rank', () => {
    const values = Array.from({ length: 20 }, (_, index) => 20 - index);
    expect([0, 5, 50, 95, 100].map((percent) => percentile(values, percent))).toEqual([1, 1, 10, 19, 20]);
    expect(percentile([], 50)).toBe(0);
  });
});
