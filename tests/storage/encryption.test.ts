import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FakeKeyStore } from '../fakes/key-store';
import { dataOpener, type OpenedData } from './data-folder';
import { entry } from './entries';
import { filesWith } from './files-with';
import { idsOf } from './opened-history';
import { temporaryFolders } from './temp-folder';

const newFolder = temporaryFolders();
const open = dataOpener();

const SECRET = 'Rosebud under the floorboards';
const SOUND = Int16Array.from({ length: 512 }, (_, sample) => 20_000 - 37 * sample);
const SOUND_BYTES = new Uint8Array(SOUND.slice(100, 110).buffer);
const COUNT = 300;

/** Entries, each with its recording. */
async function fill({ history, recordings }: OpenedData, from = 0, to = COUNT): Promise<void> {
  for (let number = from; number < to; number++) {
    await history.put(entry(number, { text: `${SECRET}, number ${String(number)}.`, language: 'de' }));
    if (number % 30 !== 0) continue;
    const recording = await recordings.begin(`session-${String(number)}`);
    for (let frame = 0; frame < 5; frame++) await recording.append(SOUND);
    await recording.seal();
  }
}

/** All is there, whatever it is written as. */
async function expectWhole({ history, recordings }: OpenedData, count = COUNT): Promise<void> {
  const listed = await history.list({ search: 'rosebud', limit: 10_000 });
  expect(listed.ok && listed.value.length).toBe(count);
  expect(listed.ok && listed.value.at(-1)).toEqual(entry(0, { text: `${SECRET}, number 0.`, language: 'de' }));
  for (let number = 0; number < count; number += 30) {
    const opened = await recordings.open(`session-${String(number)}`);
    const samples: number[] = [];
    if (opened.ok) for await (const part of opened.value) samples.push(...part);
    expect(samples).toEqual(Array.from({ length: 5 }, () => [...SOUND]).flat());
  }
}

async function lengthOf(sound: AsyncIterable<Int16Array>): Promise<number> {
  let samples = 0;
  for await (const part of sound) samples += part.length;
  return samples;
}

const inTheClear = (folder: string): string[] =>
  [SECRET, SECRET.toLowerCase(), SOUND_BYTES].flatMap((wanted) => filesWith(folder, wanted));

const kinds = ({ recordings }: OpenedData): string[] => [
  ...new Set(readdirSync(recordings.folder).map((name) => name.slice(-4))),
];

describe('encryption', () => {
  it('turned on, encrypts what is there; no byte of text or sound is left in any file, and nothing is lost', async () => {
    const folder = newFolder();
    const data = await open(folder, new FakeKeyStore(), false);
    await fill(data);
    writeFileSync(join(folder, 'history.damaged-20260101T000000.sqlite'), `junk ${SECRET} junk`);
    const [first] = await data.recordings.paths();
    utimesSync(String(first), 1_000_000, 1_000_000);
    expect(inTheClear(folder).length).toBeGreaterThan(10);
    expect(await data.encryption.turnOn()).toMatchObject({ ok: true });
    expect(await data.encryption.convert()).toBeUndefined();
    expect(inTheClear(folder)).toEqual([]);
    expect(kinds(data)).toEqual(['.enc']);
    await expectWhole(data);
    // Its age decides how long it is kept.
    expect((await data.recordings.paths()).map((path) => statSync(path).mtimeMs)).toContain(1_000_000_000);
  });

  it('turned off again, decrypts everything, and deletes the key', async () => {
    const folder = newFolder();
    const store = new FakeKeyStore();
    const data = await open(folder, store, true);
    const aside = join(folder, 'history.damaged-20260101T000000.sqlite');
    writeFileSync(aside, SECRET);
    await fill(data);
    expect(filesWith(join(folder, 'recordings'), SOUND_BYTES)).toEqual([]);
    await data.encryption.convert();
    expect(existsSync(aside)).toBe(false);
    data.encryption.turnOff();
    expect(await data.encryption.convert()).toBeUndefined();
    expect(kinds(data)).toEqual(['.wav']);
    expect(existsSync(data.keyFile)).toBe(false);
    expect(readFileSync(aside, 'utf8')).toBe(SECRET);
    await expectWhole(await open(folder, store, false));
  });

  it('takes what is said meanwhile, and what is still being recorded follows', async () => {
    const folder = newFolder();
    const data = await open(folder, new FakeKeyStore(), false);
    await fill(data);
    const growing = await data.recordings.begin('growing');
    await growing.append(SOUND);
    await data.encryption.turnOn();
    const converting = data.encryption.convert();
    await fill(data, COUNT, COUNT + 60);
    await data.history.remove('session-31');
    await data.recordings.remove('session-60');
    await converting;
    await growing.append(SOUND);
    await growing.seal();
    await data.encryption.convert();
    expect(await lengthOf(growing.frames())).toBe(2 * SOUND.length);
    expect(inTheClear(folder)).toEqual([]);
    expect(kinds(data)).toEqual(['.enc']);
    expect(await idsOf(data.history, { limit: 10_000 })).toHaveLength(COUNT + 59);
    expect(await data.recordings.open('session-60')).toMatchObject({ failure: { name: 'recording-gone' } });
    const opened = await data.recordings.open('growing');
    expect(opened.ok && (await lengthOf(opened.value))).toBe(2 * SOUND.length);
  });

  it('goes on at the next start where it was not finished, either way', async () => {
    const folder = newFolder();
    const store = new FakeKeyStore();
    const first = await open(folder, store, false);
    await fill(first);
    await first.encryption.turnOn();
    first.history.close();
    // The setting was not written: all is as it was, and the key goes.
    const off = await open(folder, store, false);
    await off.encryption.convert();
    expect(existsSync(off.keyFile)).toBe(false);
    await off.encryption.turnOn();
    off.history.close();
    const on = await open(folder, store, true);
    await on.encryption.convert();
    expect(inTheClear(folder)).toEqual([]);
    await expectWhole(on);
  });

  it('without its key keeps everything as it is; with it again, all is there', async () => {
    const folder = newFolder();
    const store = new FakeKeyStore();
    const first = await open(folder, store, true);
    await fill(first);
    first.history.close();
    const key = readFileSync(first.keyFile);
    rmSync(first.keyFile);
    const lost = await open(folder, store, true);
    expect(lost.failure).toEqual({ name: 'key-lost' });
    expect(await lost.history.put(entry(1, { text: SECRET }))).toEqual({ ok: false, failure: { name: 'key-lost' } });
    await lost.encryption.convert();
    await lost.encryption.forgetUnused();
    lost.history.close();
    expect(existsSync(first.keyFile)).toBe(false);
    writeFileSync(first.keyFile, key);
    store.isLocked = true;
    const locked = await open(folder, store, true);
    expect(locked.failure).toEqual({ name: 'key-locked' });
    expect(await locked.recordings.open('session-0')).toEqual({ ok: false, failure: { name: 'key-locked' } });
    locked.history.close();
    store.isLocked = false;
    await expectWhole(await open(folder, store, true));
  });

  it('gets another key once everything is deleted, also where the old one is lost', async () => {
    const folder = newFolder();
    const store = new FakeKeyStore();
    const first = await open(folder, store, true);
    await fill(first, 0, 31);
    first.history.close();
    store.forget();
    const data = await open(folder, store, true);
    expect(data.failure).toEqual({ name: 'key-lost' });
    await data.recordings.removeAll();
    expect(await data.history.removeAll()).toMatchObject({ ok: true });
    await data.encryption.forgetUnused();
    expect(existsSync(data.keyFile)).toBe(false);
    await fill(data);
    expect(existsSync(data.keyFile)).toBe(true);
    await expectWhole(data);
    expect(inTheClear(folder)).toEqual([]);
  });

  it('says what the disk did not let through, and goes on with the rest', async () => {
    const folder = newFolder();
    const data = await open(folder, new FakeKeyStore(), false);
    await fill(data, 0, 61);
    // A folder can't be read as a file, on any system; its owner is dead.
    const name = join(folder, 'recordings', 'blocked.1.2147483000.aaaaaa.wav');
    mkdirSync(name);
    await data.encryption.turnOn();
    expect(await data.encryption.convert()).toMatchObject({ name: 'encryption-unfinished' });
    expect(readdirSync(data.recordings.folder).filter((file) => file.endsWith('.wav'))).toEqual([
      'blocked.1.2147483000.aaaaaa.wav',
    ]);
    rmSync(name, { recursive: true });
    expect(await data.encryption.convert()).toBeUndefined();
  });
});
