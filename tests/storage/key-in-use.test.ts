import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FakeKeyStore } from '../fakes/key-store';
import { dataOpener } from './data-folder';
import { entry } from './entries';
import { samplesOf } from './recorded-frames';
import { temporaryFolders } from './temp-folder';

const newFolder = temporaryFolders();
const open = dataOpener();

it('the key stays while a recording is still written with it', async () => {
  const data = await open(newFolder(), new FakeKeyStore(), true);
  const growing = await data.recordings.begin('growing');
  await data.encryption.forgetUnused();
  await growing.append(new Int16Array(512));
  await growing.seal();
  await data.encryption.forgetUnused();
  expect(existsSync(data.keyFile)).toBe(true);
  const opened = await data.recordings.open('growing');
  expect(opened.ok && (await samplesOf(opened.value))).toHaveLength(512);
});

it('the key stays while one entry needs it, and goes with the last', async () => {
  const data = await open(newFolder(), new FakeKeyStore(), true);
  for (const number of [1, 2]) await data.history.put(entry(number));
  await data.history.remove('session-1');
  await data.encryption.forgetUnused();
  expect(existsSync(data.keyFile)).toBe(true);
  await data.history.remove('session-2');
  await data.encryption.forgetUnused();
  expect(existsSync(data.keyFile)).toBe(false);
});
