import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES } from '../../core/audio';
import { ENCRYPTED_HEADER_BYTES } from '../../storage/encrypted-sound';
import { createRecordings, type RecordingsFolder } from '../../storage/recordings';
import { sweep } from '../../storage/recover';
import { childScript } from '../children/child-script';
import { fixedKeys } from '../fakes/key-store';
import { FakeHistory } from '../fakes/storage';
import { entry } from './entries';
import { CHUNK_BYTES, onlyFile, read, record } from './recorded-frames';
import { temporaryFolders } from './temp-folder';

const newFolder = temporaryFolders();

async function sealed(keys = fixedKeys(), frames = 3) {
  const recordings = createRecordings({ folder: newFolder(), keys });
  await (await record(recordings, 's1', frames)).seal();
  return { recordings, path: onlyFile(recordings) };
}

describe('the sweep of encrypted recordings', () => {
  const sweepNow = (recordings: RecordingsFolder, history = new FakeHistory(), keepRecordingsMegabytes = 500) =>
    sweep({ recordings, history, keepRecordingsDays: 1, keepRecordingsMegabytes, nowMs: Date.now() });

  it('finds sound without an entry, and deletes what has no sample', async () => {
    const keys = fixedKeys();
    const { recordings, path } = await sealed(keys);
    const later = createRecordings({ folder: recordings.folder, keys });
    expect((await sweepNow(later)).map(({ sessionId }) => sessionId)).toEqual(['s1']);
    truncateSync(path, ENCRYPTED_HEADER_BYTES + CHUNK_BYTES - 1);
    expect(await sweepNow(later)).toEqual([]);
    expect(readdirSync(recordings.folder)).toEqual([]);
  });

  it('leaves them alone without the key', async () => {
    const { recordings, path } = await sealed();
    expect(await sweepNow(createRecordings({ folder: recordings.folder }))).toEqual([]);
    expect(existsSync(path)).toBe(true);
  });

  it('keeps them within the size cap', async () => {
    const keys = fixedKeys();
    const { recordings } = await sealed(keys, 1_000);
    const history = new FakeHistory();
    await history.put(entry(1, { id: 's1' }));
    await sweepNow(createRecordings({ folder: recordings.folder, keys }), history, 1);
    expect(readdirSync(recordings.folder)).toEqual([]);
    expect(history.entries.get('s1')).toMatchObject({ hasRecording: false });
  });

  it('leaves a living process’s file, and finds every frame of a killed one', async () => {
    const folder = newFolder();
    const countFile = join(newFolder(), 'count');
    const key = randomBytes(32);
    const args = [childScript('record-for-ever'), folder, 's1', countFile, key.toString('hex')];
    const child = spawn(process.execPath, args, { stdio: 'ignore' });
    const frames = (): number => (existsSync(countFile) ? statSync(countFile).size : 0);
    await until(() => frames() > 20);
    const recordings = createRecordings({ folder, keys: fixedKeys(key) });
    expect(await sweepNow(recordings)).toEqual([]);
    child.kill('SIGKILL');
    await ended(child);
    expect((await sweepNow(recordings)).map(({ sessionId }) => sessionId)).toEqual(['s1']);
    expect(onlyFile(recordings)).toMatch(/\.enc$/);
    const samples = await read(recordings);
    expect(samples.length).toBeGreaterThanOrEqual(frames() * FRAME_SAMPLES);
    expect(samples).toEqual(Array.from({ length: samples.length }, (_, index) => index % 30_000));
  });
});

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('waited for 30 s in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.once('exit', () => resolve()));
}
