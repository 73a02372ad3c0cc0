import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSqlite } from '../../storage/sqlite';
import { fixedKeys } from '../fakes/key-store';
import { entry } from './entries';
import { filesWith } from './files-with';
import { historyOpener, idsOf } from './opened-history';
import { temporaryFolders } from './temp-folder';

const newFolder = temporaryFolders();
const { open, openSound } = historyOpener();

const SECRET = 'Rosebud under the floorboards';

describe('an encrypted history', () => {
  it('gives an entry back as it was put, also after the file is opened again, and no file holds its text', async () => {
    const folder = newFolder();
    const file = join(folder, 'history.sqlite');
    const keys = fixedKeys();
    const put = [
      entry(1, { text: `${SECRET}: “Grüße” 你好 😀`, language: 'de', doubts: [{ start: 8, end: 13 }] }),
      entry(2, { text: '', outcome: { kind: 'failed', failure: { name: 'engine-failed', detail: SECRET } } }),
    ];
    const history = await openSound(file, keys);
    for (const one of put) expect(await history.put(one)).toMatchObject({ ok: true });
    await history.setDelivery('session-1', 'refused');
    await history.setHasRecording('session-1', false);
    for (const written of [SECRET, SECRET.toLowerCase(), '"failed"', 'Grüße', '"start"'])
      expect(filesWith(folder, written)).toEqual([]);
    history.close();
    expect(filesWith(folder, SECRET)).toEqual([]);
    const again = await openSound(file, keys);
    const [first, second] = put;
    expect(await again.get('session-1')).toEqual({
      ok: true,
      value: { ...first, delivery: 'refused', hasRecording: false },
    });
    expect(await again.get('session-2')).toEqual({ ok: true, value: second });
  });

  it('lists and searches page by page, also beyond what is looked through at once', async () => {
    const history = await openSound(join(newFolder(), 'history.sqlite'), fixedKeys());
    for (let number = 0; number < 450; number++) await history.put(entry(number));
    expect(await idsOf(history)).toHaveLength(450);
    expect(await idsOf(history, { limit: 3 })).toEqual(['session-449', 'session-448', 'session-447']);
    expect(await idsOf(history, { limit: 2, beforeMs: entry(100).startedAtMs })).toEqual(['session-99', 'session-98']);
    expect(await idsOf(history, { search: 'SENTENCE 123' })).toEqual(['session-123']);
  });

  it('without the key says so for one entry, lists none, and still deletes', async () => {
    const file = join(newFolder(), 'history.sqlite');
    const first = await openSound(file, fixedKeys());
    await first.put(entry(1));
    first.close();
    const without = await openSound(file);
    expect(await without.get('session-1')).toEqual({ ok: false, failure: { name: 'key-lost' } });
    expect(await idsOf(without)).toEqual([]);
    await without.put(entry(2));
    expect(await idsOf(without, { limit: 1 })).toEqual(['session-2']);
    await without.removeAll();
    expect(await without.get('session-1')).toEqual({ ok: true, value: undefined });
  });

  it('passes over an entry that was changed or moved, or belongs to another key', async () => {
    const file = join(newFolder(), 'history.sqlite');
    const keys = fixedKeys();
    const history = await openSound(file, keys);
    for (const number of [1, 2, 3, 4]) await history.put(entry(number));
    const other = openSqlite(file);
    other.run(`UPDATE entries SET text = (SELECT text FROM entries WHERE id = 'session-2') WHERE id = 'session-1'`);
    const changed = `CASE substr(text, 1, 1) WHEN 'A' THEN 'B' ELSE 'A' END`;
    other.run(`UPDATE entries SET text = ${changed} || substr(text, 2) WHERE id = 'session-3'`);
    other.close();
    expect(await idsOf(history)).toEqual(['session-4', 'session-2']);
    expect(await history.get('session-1')).toEqual({ ok: true, value: undefined });
    expect(await idsOf(await openSound(file, fixedKeys()))).toEqual([]);
  });

  it('that is damaged gives what lies on both sides of the damage, encrypted again', async () => {
    const folder = newFolder();
    const file = join(folder, 'history.sqlite');
    const keys = fixedKeys();
    const first = await openSound(file, keys);
    for (let number = 0; number < 400; number++)
      await first.put(entry(number, { text: `${SECRET} ${String(number)}` }));
    first.close();
    const bytes = readFileSync(file);
    const reader = openSqlite(file);
    const text = String(reader.select(['text'], `FROM entries WHERE id = 'session-200'`)[0]?.['text']);
    reader.close();
    const at = bytes.indexOf(text) & ~4095;
    writeFileSync(file, bytes.fill(0xee, at, at + 4096));
    const { history, trouble } = await open(file, keys);
    expect(trouble).toMatchObject({ name: 'history-set-aside' });
    const ids = await idsOf(history);
    expect(ids).toEqual(expect.arrayContaining(['session-0', 'session-399']));
    expect(ids).not.toContain('session-200');
    expect(filesWith(folder, SECRET)).toEqual([]);
  });
});
