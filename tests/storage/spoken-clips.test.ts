import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { samplesToMs } from '../../core/audio';
import { readSpokenClips } from '../../storage/spoken-clips';
import { temporaryFolders } from './temp-folder';

const SPEECH = join(import.meta.dirname, '../../speech');
const folder = temporaryFolders();

describe('the clips that ship with the app', () => {
  it('are five of 30 s in all, as the page says, the first one short', async () => {
    const clips = await readSpokenClips(SPEECH, 'en');
    const ms = clips.ok ? clips.value.map(({ samples }) => samplesToMs(samples.length)) : [];
    expect(ms).toHaveLength(5);
    expect(ms.reduce((sum, one) => sum + one, 0) / 1_000).toBeCloseTo(30, 0);
    expect(Math.min(...ms)).toBe(ms[0]);
  });

  it('are small, and each has a source and a licence that lets it ship', () => {
    const sizes = readdirSync(SPEECH).map((file) => statSync(join(SPEECH, file)).size);
    expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(1_000_000);
    const [header = '', ...rows] = readFileSync(join(SPEECH, 'manifest.tsv'), 'utf8').trimEnd().split('\n');
    const [source, licence] = ['source', 'licence'].map((name) => header.split('\t').indexOf(name));
    for (const row of rows) {
      expect(row.split('\t')[source ?? -1]).toMatch(/^(Debian|npm) /);
      expect(row.split('\t')[licence ?? -1]).toMatch(/^public domain .*(BSD-2-Clause|MIT)$/);
    }
    expect(readdirSync(SPEECH).filter((file) => file.endsWith('.wav'))).toHaveLength(rows.length);
  });

  it('are all there, or none is used', async () => {
    const none = { ok: false, failure: { name: 'bench-without-clips' } };
    const some = folder();
    expect(await readSpokenClips(some, 'en')).toEqual(none);
    copyFileSync(join(SPEECH, 'manifest.tsv'), join(some, 'manifest.tsv'));
    copyFileSync(join(SPEECH, 'en_jfk.wav'), join(some, 'en_jfk.wav'));
    expect(await readSpokenClips(some, 'en')).toEqual(none);
    writeFileSync(join(some, 'manifest.tsv'), 'nothing of the kind');
    expect(await readSpokenClips(some, 'en')).toEqual(none);
    expect(await readSpokenClips(SPEECH, 'de')).toEqual(none);
  });
});
