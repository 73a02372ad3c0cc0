import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../core/entry';
import { exportHistory } from '../../electron/export-history';
import { FakeHistory } from '../fakes/storage';

const ENTRY: Entry = {
  id: 'a1',
  startedAtMs: 1_700_000_000_000,
  durationMs: 1_500,
  text: 'The meeting moves to Thursday.',
  language: 'en',
  outcome: { kind: 'accepted' },
  delivery: 'copied',
  latencyMs: 250,
  origin: 'dictated',
  hasRecording: false,
};

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'export-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function filled(): Promise<FakeHistory> {
  const history = new FakeHistory();
  // Three of the same millisecond among them: a clock jumps back.
  for (let i = 0; i < 2_500; i++)
    await history.put({ ...ENTRY, id: `a${String(i)}`, startedAtMs: ENTRY.startedAtMs + Math.floor(i / 3) });
  return history;
}

describe('exportHistory', () => {
  it('writes every entry once, and leaves nothing but the file', async () => {
    const path = join(folder, 'all.json');
    const exported = await exportHistory('json', await filled(), () => Promise.resolve(path));
    expect(exported).toEqual({ ok: true, value: 'all.json' });
    const written = JSON.parse(readFileSync(path, 'utf8')) as readonly Entry[];
    expect(new Set(written.map(({ id }) => id)).size).toBe(2_500);
    expect(written.length).toBe(2_500);
    expect(readdirSync(folder)).toEqual(['all.json']);
  });

  it('writes nothing where no place was chosen, which is no failure', async () => {
    const exported = await exportHistory('csv', await filled(), () => Promise.resolve(undefined));
    expect(exported).toEqual({ ok: true, value: undefined });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says so where the place is no folder', async () => {
    writeFileSync(join(folder, 'file'), '');
    const path = join(folder, 'file/all.md');
    const exported = await exportHistory('markdown', await filled(), () => Promise.resolve(path));
    expect(exported).toEqual({ ok: false, failure: { name: 'export-failed', reason: 'other' } });
  });
});
