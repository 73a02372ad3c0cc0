import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Keys } from '../../storage/keys';
import { FakeKeyStore } from '../fakes/key-store';
import { temporaryFolders } from './temp-folder';

const newFolder = temporaryFolders();
const unused = (): Promise<boolean> => Promise.resolve(false);
const used = (): Promise<boolean> => Promise.resolve(true);

async function made(store = new FakeKeyStore()) {
  const file = join(newFolder(), 'data', 'history.key');
  const keys = await Keys.open({ file, store, encrypt: false });
  expect(await keys.turnOn(unused)).toEqual({ ok: true, value: undefined });
  return { file, store, keys };
}

async function nameOf(file: string, store: FakeKeyStore): Promise<string | undefined> {
  const keys = await Keys.open({ file, store, encrypt: true });
  return (await keys.prepare(used))?.name;
}

describe('the key', () => {
  it('is the same at the next start, and in its file only as the key store wrapped it', async () => {
    const { file, store, keys } = await made();
    const again = await Keys.open({ file, store, encrypt: true });
    expect(await again.prepare(unused)).toBeUndefined();
    const [one, other] = [keys.reading(), again.reading()];
    if (one?.ok !== true || other?.ok !== true) throw new Error('no key');
    expect(one.value.equals(other.value)).toBe(true);
    const content = readFileSync(file);
    const bytes = one.value.export();
    expect(bytes).toHaveLength(32);
    for (const form of [bytes, bytes.toString('base64'), bytes.toString('hex')])
      expect(content.includes(form)).toBe(false);
    if (process.platform !== 'win32') expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  });

  it('is none where nothing is encrypted', async () => {
    const file = join(newFolder(), 'history.key');
    const keys = await Keys.open({ file, store: new FakeKeyStore(), encrypt: false });
    expect(await keys.prepare(unused)).toBeUndefined();
    expect(keys.reading()).toBeUndefined();
    expect(await keys.writing()).toEqual({ ok: true, value: undefined });
    expect(existsSync(file)).toBe(false);
  });

  it('can’t be had while the key store is locked, and can once it is open', async () => {
    const { file, store } = await made();
    store.isLocked = true;
    expect(await nameOf(file, store)).toBe('key-locked');
    store.isLocked = false;
    expect(await nameOf(file, store)).toBeUndefined();
  });

  it('is lost with its file, where anything is encrypted, and no new one takes its place', async () => {
    const file = join(newFolder(), 'history.key');
    const keys = await Keys.open({ file, store: new FakeKeyStore(), encrypt: true });
    expect(await keys.prepare(used)).toEqual({ name: 'key-lost' });
    expect(keys.isLocked).toBe(true);
    expect(await keys.writing()).toEqual({ ok: false, failure: { name: 'key-lost' } });
    keys.turnOff();
    expect(await keys.turnOn(used)).toEqual({ ok: false, failure: { name: 'key-lost' } });
    expect(existsSync(file)).toBe(false);
  });

  it.each([
    ['empty', ''],
    ['garbage', '\0\u0001 no key'],
    ['other JSON', '{"wrapped": 5}'],
    ['cut in half', undefined],
  ])('is lost where its file is damaged, and the file is left alone: %s', async (_, content) => {
    const { file, store } = await made();
    const damaged = content ?? readFileSync(file, 'utf8').slice(0, 60);
    writeFileSync(file, damaged);
    expect(await nameOf(file, store)).toBe('key-lost');
    expect(readFileSync(file, 'utf8')).toBe(damaged);
  });

  it('is lost where the key store forgot it, and back where it remembers', async () => {
    const { file, store } = await made();
    expect(await nameOf(file, new FakeKeyStore())).toBe('key-lost');
    expect(await nameOf(file, store)).toBeUndefined();
  });

  it('is not made where there is no key store, and nothing changes', async () => {
    const file = join(newFolder(), 'history.key');
    const store = new FakeKeyStore();
    store.isLocked = true;
    const keys = await Keys.open({ file, store, encrypt: false });
    expect(await keys.turnOn(unused)).toEqual({ ok: false, failure: { name: 'key-store-missing' } });
    expect(await keys.writing()).toEqual({ ok: true, value: undefined });
    expect(existsSync(file)).toBe(false);
  });

  it('is waited for where encryption is on and the key store is locked: nothing is written in the clear', async () => {
    const file = join(newFolder(), 'history.key');
    const store = new FakeKeyStore();
    store.isLocked = true;
    const keys = await Keys.open({ file, store, encrypt: true });
    expect(await keys.prepare(unused)).toEqual({ name: 'key-locked' });
    expect(keys.isLocked).toBe(true);
    expect(await keys.writing()).toEqual({ ok: false, failure: { name: 'key-locked' } });
    store.isLocked = false;
    expect(await keys.turnOn(unused)).toEqual({ ok: true, value: undefined });
    expect(await keys.writing()).toMatchObject({ ok: true });
  });

  it('that can’t be written is a failure with the disk’s reason', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'data'), '');
    const file = join(folder, 'data', 'history.key');
    const keys = await Keys.open({ file, store: new FakeKeyStore(), encrypt: false });
    expect(await keys.turnOn(unused)).toMatchObject({ ok: false, failure: { name: 'key-failed' } });
    expect(keys.isEncrypting).toBe(false);
  });

  it('is deleted once nothing needs it, and what is encrypted then gets another', async () => {
    const { file, keys } = await made();
    const before = readFileSync(file, 'utf8');
    await keys.forget(used, () => false);
    await keys.forget(unused, () => true);
    expect(readFileSync(file, 'utf8')).toBe(before);
    await keys.forget(unused, () => false);
    expect(existsSync(file)).toBe(false);
    expect(await keys.writing()).toMatchObject({ ok: true });
    expect(readFileSync(file, 'utf8')).not.toBe(before);
  });
});
