import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BenchReport } from '../../cli/bench-report';
import { buildDictum, runDictum } from './run-dictum';

describe('dictum bench', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dictum-test-'));
  beforeAll(buildDictum);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('scores the trusted clips of a language, and says how much noise would be delivered', async () => {
    const { code, out } = await runDictum(['bench', '--manifest', 'manifest.tsv', '--nonspeech', '--json']);
    expect(code).toBe(0);
    const lines = out.trim().split('\n');
    const report = JSON.parse(lines.at(-1) ?? '') as BenchReport;
    expect(report.clips).toBe(8);
    expect(report.results.map(({ id }) => id)).toContain('en_jfk');
    expect(report.wer).toBeCloseTo((100 * report.edits) / report.words, 9);
    // Measured: 6.35 %, 4 of 63 words; three clips are commands of about a second for a card game.
    expect(report.wer).toBeLessThan(12);
    expect(report.results.find(({ id }) => id === 'en_jfk')).toMatchObject({ edits: 0, looping: false });
    expect(report.meanMs).toBeGreaterThan(0);
    expect(report.p50Ms).toBeLessThanOrEqual(report.p95Ms);
    expect(report.rtf).toBeGreaterThan(0);
    expect(report.peakRssBytes).toBeGreaterThan(50e6);
    expect(report).toMatchObject({ looping: 0, delivered: 8, nonspeech: { clips: 4, delivered: 0, texts: [] } });
    expect(lines).toContain(
      `word error rate ${report.wer.toFixed(2)} % (${String(report.edits)} edits of ${String(report.words)})`,
    );
  });

  it('hears no more clips than --limit says', async () => {
    const { code, out } = await runDictum(['bench', '--manifest', 'manifest.tsv', '--limit', '1', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out.trim().split('\n').at(-1) ?? '')).toMatchObject({ clips: 1, results: [{ words: 8 }] });
  });

  it.each([
    ['no such manifest', ['--manifest', 'absent.tsv'], 'absent.tsv'],
    ['a file that is no manifest', ['--manifest', 'en_jfk.wav'], 'This is not a manifest'],
    ['a language without clips', ['--manifest', 'manifest.tsv', '--language', 'sv'], 'sv'],
  ])('ends with 1 for %s', async (_, args, words) => {
    const { code, out, err } = await runDictum(['bench', ...args]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(words);
  });

  it('goes on after a clip that is gone, names it and ends with 1', async () => {
    const wav = join(import.meta.dirname, '../fixtures/speech/en_ps_goforward.wav');
    const rows = ['id\tfile\tlanguage\ttext\tdoubt', `one\tabsent.wav\ten\tgone\t`];
    const manifest = join(folder, 'manifest.tsv');
    writeFileSync(manifest, [...rows, `two\t${relative(folder, wav)}\ten\tgo forward ten meters\t`, ''].join('\n'));
    const { code, out, err } = await runDictum(['bench', '--manifest', manifest]);
    expect(code).toBe(1);
    expect(err).toContain('absent.wav: There is no such file.');
    expect(out).toContain('clips 1\n');
  });
});
