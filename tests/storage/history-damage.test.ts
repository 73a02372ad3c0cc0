import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OpenedHistory } from '../../storage/history';
import { openSqlite } from '../../storage/sqlite';
import { entry } from './entries';
import { historyOpener, idsOf } from './opened-history';
import { temporaryFolders } from './temp-folder';

const newFolder = temporaryFolders();
const { open, openSound } = historyOpener();

/** A history with `count` entries, closed. */
async function historyFile(count = 3): Promise<string> {
  const file = join(newFolder(), 'history.sqlite');
  const history = await openSound(file);
  for (let number = 0; number < count; number++) await history.put(entry(number));
  history.close();
  return file;
}

/** Opens a history whose file must be set aside. */
async function openDamaged(file: string): Promise<{ history: OpenedHistory['history']; aside: string }> {
  const { history, trouble } = await open(file);
  if (trouble?.name !== 'history-set-aside') throw new Error(`not set aside, but ${trouble?.name ?? 'fine'}`);
  return { history, aside: join(file, '..', trouble.file) };
}

describe('a damaged history', () => {
  it.each([
    ['text', Buffer.from('this is no database at all\n'.repeat(100))],
    ['one byte', Buffer.from('x')],
    ['a header and no more', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(50)])],
    ['a header and noise', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(9000, 0xa5)])],
  ])('is set aside byte by byte, and a new one works: %s', async (_, content) => {
    const file = join(newFolder(), 'history.sqlite');
    writeFileSync(file, content);
    const { history, aside } = await openDamaged(file);
    expect(readFileSync(aside)).toEqual(content);
    expect(aside).toMatch(/history\.damaged-\d{8}T\d{6}\.sqlite$/);
    await history.put(entry(1));
    history.close();
    expect(await idsOf(await openSound(file))).toEqual(['session-1']);
  });

  it('is set aside under a name of its own each time', async () => {
    const file = join(newFolder(), 'history.sqlite');
    const asides = [];
    for (const content of ['first', 'second', 'third']) {
      writeFileSync(file, content);
      const { history, aside } = await openDamaged(file);
      history.close();
      asides.push(aside);
    }
    expect(asides.map((aside) => readFileSync(aside, 'utf8'))).toEqual(['first', 'second', 'third']);
  });

  it('gives what lies on both sides of the damage', async () => {
    const file = await historyFile(400);
    const bytes = readFileSync(file);
    // A page in the middle of the entries, by a text that is in it.
    const at = bytes.indexOf('Sentence number 200.') & ~4095;
    bytes.fill(0xee, at, at + 4096);
    writeFileSync(file, bytes);
    const { history, aside } = await openDamaged(file);
    const ids = await idsOf(history);
    expect(ids).toEqual(expect.arrayContaining(['session-0', 'session-399']));
    expect(ids.length).toBeGreaterThan(300);
    expect(ids).not.toContain('session-200');
    history.close();
    expect(statSync(aside).size).toBe(bytes.length);
    expect(await idsOf(await openSound(file))).toEqual(ids);
  });

  it('gives what is left of a file that was cut', async () => {
    const file = await historyFile(400);
    truncateSync(file, Math.floor(statSync(file).size / 2 / 4096) * 4096);
    const { history } = await openDamaged(file);
    expect(await idsOf(history)).toContain('session-0');
  });

  it('works again whichever single page was overwritten', async () => {
    const sound = readFileSync(await historyFile(60));
    const folder = newFolder();
    for (let page = 0; page * 4096 < sound.length; page++) {
      const file = join(folder, `page-${String(page)}`, 'history.sqlite');
      mkdirSync(join(file, '..'));
      writeFileSync(file, Buffer.from(sound).fill(0x5a, page * 4096, (page + 1) * 4096));
      const { history } = await openDamaged(file);
      expect(await history.put(entry(1000))).toEqual({ ok: true, value: undefined });
      expect(await idsOf(history)).toContain('session-1000');
      history.close();
    }
  });

  it('of a later version is set aside, and what this version can read is there', async () => {
    const file = await historyFile();
    const later = openSqlite(file);
    later.run(`ALTER TABLE entries ADD COLUMN mood TEXT; PRAGMA user_version = 99`);
    later.close();
    const { history, aside } = await openDamaged(file);
    expect(await history.list({ search: '', limit: 9 })).toEqual({ ok: true, value: [entry(2), entry(1), entry(0)] });
    const kept = openSqlite(aside);
    expect(kept.select(['mood'], 'FROM entries')).toEqual([{ mood: null }, { mood: null }, { mood: null }]);
    kept.close();
  });

  it.each([
    ['of another program', 'CREATE TABLE bookmarks (url TEXT)'],
    ['with other columns', 'CREATE TABLE entries (id TEXT); PRAGMA user_version = 1'],
    ['with no table', 'PRAGMA user_version = 1'],
  ])('%s is set aside', async (_, sql) => {
    const file = join(newFolder(), 'history.sqlite');
    const other = openSqlite(file);
    other.run(sql);
    other.close();
    const { history } = await openDamaged(file);
    expect(await idsOf(history)).toEqual([]);
  });

  it('keeps what was only in the write-ahead log', async () => {
    const file = join(newFolder(), 'history.sqlite');
    const history = await openSound(file);
    await history.put(entry(1));
    // As a kill leaves them: copies of the three files while they are open; the first of a later version.
    const other = join(newFolder(), 'history.sqlite');
    for (const suffix of ['', '-wal']) writeFileSync(other + suffix, readFileSync(file + suffix));
    const later = openSqlite(file);
    later.run('PRAGMA user_version = 7');
    for (const suffix of ['', '-wal']) writeFileSync(other + suffix, readFileSync(file + suffix));
    later.close();
    expect(readFileSync(other).includes('Sentence')).toBe(false);
    expect(await idsOf((await openDamaged(other)).history)).toEqual(['session-1']);
  });
});

describe('a place where no file can be', () => {
  it('a folder’s place taken by a file: what is said is kept in memory', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'data'), '');
    const { history, trouble } = await open(join(folder, 'data', 'history.sqlite'));
    expect(trouble?.name).toBe('history-failed');
    await history.put(entry(1));
    expect(await idsOf(history)).toEqual(['session-1']);
    expect(await history.removeAll()).toEqual({ ok: true, value: undefined });
    expect(await idsOf(history)).toEqual([]);
  });

  it('a folder in the file’s place is left alone', async () => {
    const file = join(newFolder(), 'history.sqlite');
    mkdirSync(join(file, 'inside'), { recursive: true });
    const { history, trouble } = await open(file);
    expect(trouble?.name).toBe('history-failed');
    await history.put(entry(1));
    expect(await idsOf(history)).toEqual(['session-1']);
    expect(readdirSync(file)).toEqual(['inside']);
  });
});
