import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSqlite } from '../../storage/sqlite';
import { entry } from './entries';
import { historyOpener, idsOf } from './opened-history';
import { temporaryFolders } from './temp-folder';

const newFolder = temporaryFolders();
const { open, openSound } = historyOpener();

/** The tables as the first version made them, with an entry in them. */
const FIRST_VERSION = `
  CREATE TABLE entries (
    id TEXT PRIMARY KEY, started_at_ms REAL NOT NULL, duration_ms REAL NOT NULL, text TEXT NOT NULL, folded TEXT NOT NULL,
    language TEXT NOT NULL, outcome TEXT NOT NULL, delivery TEXT NOT NULL, latency_ms REAL NOT NULL, origin TEXT NOT NULL,
    has_recording INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX entries_by_time ON entries (started_at_ms DESC, id DESC);
  INSERT INTO entries VALUES ('session-1', 1700000001000, 1234.5, 'Sentence number 1.', 'sentence number 1.', 'en',
    '{"kind":"accepted"}', 'pasted', 87.25, 'dictated', 1);
  PRAGMA user_version = 1;`;

const SPLIT = { drainMs: 1, vadWaitMs: 2, encodeMs: 3, decodeMs: 4, validationMs: 5, deliveryMs: 6 };
const DOUBTS = [
  { start: 0, end: 8 },
  { start: 16, end: 17 },
];

function firstVersion(): string {
  const file = join(newFolder(), 'history.sqlite');
  const old = openSqlite(file);
  old.run(FIRST_VERSION);
  old.close();
  return file;
}

describe('a history of the first version', () => {
  it('is brought up to date, its entries unchanged, and keeps splits and doubts from then on', async () => {
    const file = firstVersion();
    const history = await openSound(file);
    expect(await history.get('session-1')).toEqual({ ok: true, value: entry(1) });
    await history.put(entry(2, { split: SPLIT, doubts: DOUBTS }));
    history.close();
    const again = await openSound(file);
    expect(await again.list({ search: '', limit: 9 })).toEqual({
      ok: true,
      value: [entry(2, { split: SPLIT, doubts: DOUBTS }), entry(1)],
    });
  });

  it.runIf(process.platform === 'linux')('is shown where it can’t be written', async () => {
    const file = firstVersion();
    const locked = openSqlite(file);
    locked.run('BEGIN EXCLUSIVE');
    const { history, trouble } = await open(file);
    locked.close();
    expect(trouble?.name).toBe('history-failed');
    expect(await idsOf(history)).toEqual(['session-1']);
  });
});

describe('the split of an entry', () => {
  it('is changed with the delivery, and stays where only the delivery changes', async () => {
    const history = await openSound(join(newFolder(), 'history.sqlite'));
    await history.put(entry(1));
    await history.setDelivery('session-1', 'pasted', SPLIT);
    await history.setDelivery('session-1', 'copied');
    expect(await history.get('session-1')).toEqual({
      ok: true,
      value: entry(1, { delivery: 'copied', split: SPLIT }),
    });
  });

  it.each(['junk', '{"drainMs":1}', '[]', '{"drainMs":-1}'])('costs the entry nothing where it is %s', async (junk) => {
    const file = join(newFolder(), 'history.sqlite');
    const history = await openSound(file);
    await history.put(entry(1, { split: SPLIT }));
    const other = openSqlite(file);
    other.run('UPDATE entries SET split = value(0)', junk);
    other.close();
    expect(await history.get('session-1')).toEqual({ ok: true, value: entry(1) });
  });
});

describe('the doubts of an entry', () => {
  it.each(['junk', '{}', '[1]', '[{"start":5,"end":3}]', '[{"start":0,"end":99}]', '[{"start":-1,"end":3}]'])(
    'cost it nothing where they are %s',
    async (junk) => {
      const file = join(newFolder(), 'history.sqlite');
      const history = await openSound(file);
      await history.put(entry(1, { doubts: DOUBTS }));
      expect(await history.get('session-1')).toEqual({ ok: true, value: entry(1, { doubts: DOUBTS }) });
      const other = openSqlite(file);
      other.run('UPDATE entries SET doubts = value(0)', junk);
      other.close();
      expect(await history.get('session-1')).toEqual({ ok: true, value: entry(1) });
    },
  );
});
