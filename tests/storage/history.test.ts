import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EntryOutcome } from '../../core/entry';
import { openSqlite } from '../../storage/sqlite';
import { childScript } from '../children/child-script';
import { entry } from './entries';
import { historyOpener, idsOf } from './opened-history';
import { temporaryFolders } from './temp-folder';

const newFolder = temporaryFolders();
const { open, openSound } = historyOpener();

const OUTCOMES: EntryOutcome[] = [
  { kind: 'accepted' },
  { kind: 'rejected', rule: 'no-speech' },
  { kind: 'failed', failure: { name: 'model-missing', file: 'encoder.onnx' } },
  { kind: 'failed', failure: { name: 'engine-died' } },
  { kind: 'failed', failure: { name: 'engine-failed', detail: 'out of memory' } },
  { kind: 'cancelled' },
];

describe('the history', () => {
  it.each(OUTCOMES)('gives an entry back as it was put, also after the file is opened again: %j', async (outcome) => {
    const file = join(newFolder(), 'data', 'history.sqlite');
    const put = entry(1, {
      outcome,
      text: '“Grüße”, sagte sie; 100 %\n— 你好 😀',
      hasRecording: false,
      latencyMs: 0.125,
      split: { drainMs: 0.1, vadWaitMs: 2, encodeMs: 0, decodeMs: 31.5, validationMs: 1, deliveryMs: 0 },
    });
    const first = await openSound(file);
    expect(await first.put(put)).toEqual({ ok: true, value: undefined });
    expect(await first.get(put.id)).toEqual({ ok: true, value: put });
    first.close();
    expect(await (await openSound(file)).get(put.id)).toEqual({ ok: true, value: put });
  });

  it('replaces the entry that has the same id, and changes delivery and recording alone', async () => {
    const history = await openSound(join(newFolder(), 'history.sqlite'));
    await history.put(entry(1));
    await history.put(entry(2));
    await history.put(entry(1, { text: 'Said again.', origin: 'retried', delivery: 'waiting' }));
    await history.setDelivery('session-1', 'refused');
    await history.setHasRecording('session-1', false);
    const expected = entry(1, { text: 'Said again.', origin: 'retried', delivery: 'refused', hasRecording: false });
    expect(await history.list({ search: '', limit: 10 })).toEqual({ ok: true, value: [entry(2), expected] });
  });

  it('knows nothing of an id that was never put', async () => {
    const history = await openSound(join(newFolder(), 'history.sqlite'));
    expect(await history.get('nobody')).toEqual({ ok: true, value: undefined });
    expect(await history.setDelivery('nobody', 'pasted')).toEqual({ ok: true, value: undefined });
    expect(await idsOf(history)).toEqual([]);
  });

  it('lists the newest first, page by page, each entry once', async () => {
    const history = await openSound(join(newFolder(), 'history.sqlite'));
    const numbers = Array.from({ length: 25 }, (_, index) => (index * 7) % 25);
    for (const number of numbers) await history.put(entry(number));
    const pages: string[][] = [];
    for (let beforeMs = Infinity; ;) {
      const page = await history.list({ search: '', limit: 10, ...(beforeMs === Infinity ? {} : { beforeMs }) });
      if (!page.ok || page.value.length === 0) break;
      pages.push(page.value.map(({ id }) => id));
      beforeMs = page.value.at(-1)?.startedAtMs ?? 0;
    }
    expect(pages.map((page) => page.length)).toEqual([10, 10, 5]);
    expect(pages.flat()).toEqual(Array.from({ length: 25 }, (_, index) => `session-${String(24 - index)}`));
  });

  it('deletes one, and the others stay', async () => {
    const history = await openSound(join(newFolder(), 'history.sqlite'));
    for (const number of [1, 2, 3]) await history.put(entry(number));
    expect(await history.remove('session-2')).toEqual({ ok: true, value: undefined });
    expect(await idsOf(history)).toEqual(['session-3', 'session-1']);
  });

  it.each(['remove', 'removeAll'] as const)('leaves no byte of a deleted text in any file: %s', async (how) => {
    const folder = newFolder();
    const history = await openSound(join(folder, 'history.sqlite'));
    const secret = 'Rosebud under the floorboards';
    for (let number = 0; number < 50; number++) await history.put(entry(number));
    await history.put(entry(99, { text: secret }));
    const bytes = (): string =>
      readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'latin1'))
        .join('');
    expect(bytes()).toContain(secret);
    expect(await (how === 'remove' ? history.remove('session-99') : history.removeAll())).toMatchObject({ ok: true });
    expect(bytes().toLowerCase()).not.toContain(secret.toLowerCase());
    expect(await idsOf(history)).toHaveLength(how === 'remove' ? 50 : 0);
  });

  it('deletes what was set aside with all the rest', async () => {
    const folder = newFolder();
    const file = join(folder, 'history.sqlite');
    writeFileSync(file, 'Rosebud, and no database');
    const { history } = await open(file);
    expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toHaveLength(1);
    expect(await history.removeAll()).toMatchObject({ ok: true });
    expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toEqual([]);
  });

  it.runIf(process.platform !== 'win32')('is for this user’s eyes only', async () => {
    const folder = join(newFolder(), 'data');
    const history = await openSound(join(folder, 'history.sqlite'));
    await history.put(entry(1));
    expect((statSync(folder).mode & 0o777).toString(8)).toBe('700');
    const modes = readdirSync(folder).map((name) => [name, (statSync(join(folder, name)).mode & 0o777).toString(8)]);
    expect(modes).toEqual([
      ['history.sqlite', '600'],
      ['history.sqlite-shm', '600'],
      ['history.sqlite-wal', '600'],
    ]);
  });

  it('holds what was put when the process is killed right after', async () => {
    const file = join(newFolder(), 'history.sqlite');
    const child = spawn(process.execPath, [childScript('put-for-ever'), file], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_PATH: join(import.meta.dirname, '../../node_modules') },
    });
    let acknowledged = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      acknowledged += part;
      if (acknowledged.length > 40) child.kill('SIGKILL');
    });
    await once(child, 'exit');
    const ids = await idsOf(await openSound(file));
    expect(acknowledged.length).toBeGreaterThan(40);
    expect(ids.length).toBeGreaterThanOrEqual(acknowledged.length);
    expect(ids).toEqual(Array.from(ids, (_, index) => `session-${String(ids.length - 1 - index)}`));
  });

  it.runIf(process.platform === 'linux')('holds no file once it is closed', async () => {
    const folder = newFolder();
    const history = await openSound(join(folder, 'history.sqlite'));
    await history.put(entry(1));
    await history.setDelivery('session-1', 'copied');
    expect(await idsOf(history)).toEqual(['session-1']);
    const held = (): string[] =>
      readdirSync('/proc/self/fd').filter((name) => {
        try {
          return readlinkSync(join('/proc/self/fd', name)).startsWith(folder);
        } catch {
          return false;
        }
      });
    expect(held()).toHaveLength(3);
    history.close();
    expect(held()).toEqual([]);
    expect(readdirSync(folder)).toEqual(['history.sqlite']);
  });

  it('skips a row that is not of our making', async () => {
    const file = join(newFolder(), 'history.sqlite');
    const history = await openSound(file);
    for (const number of [1, 2, 3, 4, 5]) await history.put(entry(number));
    const other = openSqlite(file);
    other.run(`UPDATE entries SET outcome = '{"kind":"rejected","rule":"toString"}' WHERE id = 'session-1'`);
    other.run(
      `UPDATE entries SET outcome = '{"kind":"failed","failure":{"name":"model-missing"}}' WHERE id = 'session-2'`,
    );
    other.run(`UPDATE entries SET outcome = 'null' WHERE id = 'session-3'`);
    other.run(`UPDATE entries SET delivery = 'posted' WHERE id = 'session-4'`);
    other.close();
    expect(await idsOf(history)).toEqual(['session-5']);
    expect(await history.get('session-1')).toEqual({ ok: true, value: undefined });
  });

  it('is opened and searched fast with ten years of dictation in it', async () => {
    const file = join(newFolder(), 'history.sqlite');
    const first = await openSound(file);
    await first.put(entry(0));
    const filler = openSqlite(file);
    filler.run(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
      INSERT INTO entries SELECT id || '-' || i, started_at_ms + i, duration_ms, text, folded, language, outcome, delivery,
        latency_ms, origin, has_recording, split, doubts FROM entries, n`);
    filler.close();
    first.close();
    const startedMs = performance.now();
    const history = await openSound(file);
    expect(await idsOf(history, { search: 'sentence NUMBER', limit: 50 })).toHaveLength(50);
    expect(await idsOf(history, { search: 'nowhere', limit: 50 })).toEqual([]);
    expect(performance.now() - startedMs).toBeLessThan(5_000);
  });
});
