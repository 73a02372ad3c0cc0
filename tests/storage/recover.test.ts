import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES } from '../../core/audio';
import type { Entry } from '../../core/entry';
import { createRecordings, type RecordingsFolder } from '../../storage/recordings';
import { sweep } from '../../storage/recover';
import { DELETION_MARK, removeFile } from '../../storage/remove-file';
import { childScript } from '../children/child-script';
import { FakeHistory } from '../fakes/storage';
import { temporaryFolders } from './temp-folder';

const newFolder = temporaryFolders();
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const ENTRY: Entry = {
  id: 's1',
  startedAtMs: 0,
  durationMs: 32,
  text: 'Hello.',
  language: 'en',
  outcome: { kind: 'accepted' },
  delivery: 'copied',
  latencyMs: 1,
  origin: 'dictated',
  hasRecording: true,
};

/** A recording that a process before this one left, last touched `ageMs` ago. */
async function left(folder: string, sessionId: string, ageMs = 0, frames = 1): Promise<RecordingsFolder> {
  const before = createRecordings({ folder });
  const recording = await before.begin(sessionId);
  for (let index = 0; index < frames; index++) await recording.append(new Int16Array(FRAME_SAMPLES));
  await recording.seal();
  const path = await before.find(sessionId);
  const touched = (Date.now() - ageMs) / 1000;
  if (path !== undefined) utimesSync(path, touched, touched);
  return createRecordings({ folder });
}

function sweepNow(
  recordings: RecordingsFolder,
  history = new FakeHistory(),
  keepRecordingsDays = 1,
  keepRecordingsMegabytes = 500,
) {
  return sweep({ recordings, history, keepRecordingsDays, keepRecordingsMegabytes, nowMs: Date.now() });
}

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

describe('sweep', () => {
  it('finds sound without an entry, oldest first', async () => {
    const folder = newFolder();
    await left(folder, 's1');
    await new Promise((resolve) => setTimeout(resolve, 5));
    const orphans = await sweepNow(await left(folder, 's2'));
    expect(orphans.map(({ sessionId }) => sessionId)).toEqual(['s1', 's2']);
    expect(Math.abs((orphans[0]?.startedAtMs ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  it('deletes a recording without a sample', async () => {
    const recordings = await left(newFolder(), 's1', 0, 0);
    expect(await sweepNow(recordings)).toEqual([]);
    expect(await recordings.paths()).toEqual([]);
  });

  it('keeps a delivered recording for as long as was chosen, then deletes it and says so in the history', async () => {
    const history = new FakeHistory();
    await history.put(ENTRY);
    const folder = newFolder();
    const recordings = await left(folder, 's1', DAY_MS / 2);
    expect(await sweepNow(recordings, history)).toEqual([]);
    expect(await recordings.paths()).toHaveLength(1);
    await sweepNow(recordings, history, 0);
    expect(await recordings.paths()).toEqual([]);
    expect(history.entries.get('s1')).toMatchObject({ hasRecording: false });
  });

  it('over the size cap deletes the oldest delivered sound, and nothing that was not delivered', async () => {
    const history = new FakeHistory();
    const folder = newFolder();
    for (const id of ['s1', 's2', 's3']) await history.put({ ...ENTRY, id });
    await history.put({ ...ENTRY, id: 's4', delivery: 'waiting' });
    // 1.024 MB each.
    await left(folder, 's1', HOUR_MS, 1_000);
    await left(folder, 's2', 3 * HOUR_MS, 1_000);
    await left(folder, 's3', 2 * HOUR_MS, 1_000);
    const recordings = await left(folder, 's4', 4 * HOUR_MS, 1_000);
    await sweepNow(recordings, history, 1, 3);
    expect([...history.entries.values()].filter((entry) => entry.hasRecording).map(({ id }) => id)).toEqual([
      's1',
      's4',
    ]);
    expect(await recordings.paths()).toHaveLength(2);
  });

  it('deletes nothing while the history can’t be read', async () => {
    const history = new FakeHistory();
    history.get = () => Promise.resolve({ ok: false, failure: { name: 'history-failed', reason: 'other' } });
    const recordings = await left(newFolder(), 's1', 400 * DAY_MS);
    expect(await sweepNow(recordings, history)).toEqual([]);
    expect(await recordings.paths()).toHaveLength(1);
  });

  it('leaves what this process is still at', async () => {
    const recordings = createRecordings({ folder: newFolder() });
    const recording = await recordings.begin('s1');
    await recording.append(new Int16Array(FRAME_SAMPLES));
    expect(await sweepNow(recordings)).toEqual([]);
    await recording.seal();
    expect(await recordings.paths()).toHaveLength(1);
  });

  it('tells the history of sound that is there after all', async () => {
    const history = new FakeHistory();
    await history.put({ ...ENTRY, hasRecording: false });
    await sweepNow(await left(newFolder(), 's1'), history);
    expect(history.entries.get('s1')).toMatchObject({ hasRecording: true });
  });

  it('does nothing where there is no folder', async () => {
    expect(await sweepNow(createRecordings({ folder: join(newFolder(), 'none') }))).toEqual([]);
  });

  it('leaves a living process’s file, and finds every frame of a killed one', async () => {
    const folder = newFolder();
    const countFile = join(newFolder(), 'count');
    const child = spawn(process.execPath, [childScript('record-for-ever'), folder, 's1', countFile], {
      stdio: 'ignore',
    });
    const frames = (): number => (existsSync(countFile) ? statSync(countFile).size : 0);
    await until(() => frames() > 20);
    const recordings = createRecordings({ folder });
    expect(await sweepNow(recordings)).toEqual([]);
    child.kill('SIGKILL');
    await ended(child);
    expect((await sweepNow(recordings)).map(({ sessionId }) => sessionId)).toEqual(['s1']);
    const opened = await recordings.open('s1');
    const samples: number[] = [];
    if (opened.ok) for await (const part of opened.value) samples.push(...part);
    expect(samples.length).toBeGreaterThanOrEqual(frames() * FRAME_SAMPLES);
    expect(samples.findIndex((sample, index) => sample !== index % 30_000)).toBe(-1);
  });
});

describe('removeFile', () => {
  it('deletes, and takes a file that is gone for deleted', async () => {
    const path = join(newFolder(), 'a.wav');
    writeFileSync(path, 'x');
    expect(await removeFile(path)).toBe(true);
    expect(await removeFile(path)).toBe(true);
    expect(existsSync(path)).toBe(false);
  });

  it('marks what it can’t delete, so that the next start does not take it for lost words, and tries again', async () => {
    const recordings = await left(newFolder(), 's1');
    const path = String(await recordings.find('s1'));
    // A folder under the file's name can't be unlinked on any system.
    const blocked = `${path.slice(0, -10)}block1.wav`;
    mkdirSync(blocked);
    expect(await removeFile(blocked)).toBe(false);
    expect(readdirSync(recordings.folder).filter((name) => name.endsWith(DELETION_MARK))).toHaveLength(1);
    writeFileSync(`${path}${DELETION_MARK}`, '');
    expect(await sweepNow(recordings)).toEqual([]);
    expect(existsSync(path)).toBe(false);
    expect(await recordings.find('s1')).toBeUndefined();
  });
});
