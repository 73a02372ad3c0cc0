import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FRAME_SAMPLES } from '../../core/audio';
import { createRecordings, type RecordingsFolder } from '../../storage/recordings';
import { sweep } from '../../storage/recover';
import { FakeHistory } from '../fakes/storage';
import { temporaryFolders } from './temp-folder';

const newFolder = temporaryFolders();

/** A folder with one recording whose deletion is owed. */
async function discarded(): Promise<RecordingsFolder> {
  const recordings = createRecordings({ folder: newFolder() });
  const recording = await recordings.begin('s1');
  await recording.append(new Int16Array(FRAME_SAMPLES));
  await recording.seal();
  await recordings.discard('s1');
  return recordings;
}

async function samplesIn(recordings: RecordingsFolder): Promise<number> {
  const opened = await recordings.open('s1');
  let count = 0;
  if (opened.ok) for await (const samples of opened.value) count += samples.length;
  return count;
}

function sweepNow(recordings: RecordingsFolder) {
  const keep = { keepRecordingsDays: 1, keepRecordingsMegabytes: 500, nowMs: Date.now() };
  return sweep({ recordings, history: new FakeHistory(), ...keep });
}

it('a discarded recording outlives the sweeps of its own process, and can be opened', async () => {
  const recordings = await discarded();
  await sweepNow(recordings);
  expect(await samplesIn(recordings)).toBe(FRAME_SAMPLES);
});

it('once opened it is a recording like any other: the next start transcribes it', async () => {
  const recordings = await discarded();
  await samplesIn(recordings);
  expect(readdirSync(recordings.folder)).toHaveLength(1);
  expect(await sweepNow(createRecordings({ folder: recordings.folder }))).toMatchObject([{ sessionId: 's1' }]);
});

it('the next start deletes one that nobody opened, and transcribes nothing', async () => {
  const { folder } = await discarded();
  expect(await sweepNow(createRecordings({ folder }))).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

it.each<[string, (recordings: RecordingsFolder) => Promise<void>]>([
  ['alone', (recordings) => recordings.remove('s1')],
  ['with all', (recordings) => recordings.removeAll()],
])('can be deleted, %s, with nothing left of it', async (_, remove) => {
  const recordings = await discarded();
  await remove(recordings);
  expect(readdirSync(recordings.folder)).toEqual([]);
  expect(await recordings.open('s1')).toEqual({ ok: false, failure: { name: 'recording-gone' } });
});
