import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES } from '../../core/audio';
import type { Recording } from '../../core/ports';
import { WAV_HEADER_BYTES } from '../../core/wav';
import { createRecordings, type RecordingsFolder } from '../../storage/recordings';
import { readWavFile } from '../../storage/wav-file';
import { temporaryFolders } from './temp-folder';

const newFolder = temporaryFolders();

/** A frame whose samples tell where they belong. */
function frame(index: number): Int16Array {
  return Int16Array.from({ length: FRAME_SAMPLES }, (_, sample) => (index * FRAME_SAMPLES + sample) % 30_000);
}

const THREE_FRAMES = [0, 1, 2].flatMap((index) => [...frame(index)]);

async function record(recordings: RecordingsFolder, sessionId: string, frames = 3): Promise<Recording> {
  const recording = await recordings.begin(sessionId);
  for (let index = 0; index < frames; index++) await recording.append(frame(index));
  return recording;
}

async function samplesOf(frames: AsyncIterable<Int16Array>): Promise<number[]> {
  const samples: number[] = [];
  for await (const part of frames) samples.push(...part);
  return samples;
}

function files(recordings: RecordingsFolder): string[] {
  return readdirSync(recordings.folder);
}

function onlyFile(recordings: RecordingsFolder): string {
  const [name, ...others] = files(recordings);
  expect(others).toEqual([]);
  return join(recordings.folder, String(name));
}

describe('a recording', () => {
  it('gives back what was appended, during and after', async () => {
    const recordings = createRecordings({ folder: join(newFolder(), 'a', 'recordings') });
    const recording = await record(recordings, 's1');
    expect(recording.broken).toBeUndefined();
    expect(recording.durationMs).toBe(96);
    await recording.seal();
    await recording.seal();
    expect(await samplesOf(recording.frames())).toEqual(THREE_FRAMES);
    const opened = await recordings.open('s1');
    expect(opened.ok && (await samplesOf(opened.value))).toEqual(THREE_FRAMES);
  });

  it('is with the operating system before append resolves', async () => {
    const recordings = createRecordings({ folder: newFolder() });
    const recording = await recordings.begin('s1');
    for (let index = 0; index < 5; index++) {
      await recording.append(frame(index));
      expect(statSync(onlyFile(recordings)).size).toBe(WAV_HEADER_BYTES + (index + 1) * FRAME_SAMPLES * 2);
    }
    await recording.seal();
  });

  it('is a WAV that readers take before and after it is sealed', async () => {
    const recordings = createRecordings({ folder: newFolder() });
    const recording = await record(recordings, 's1');
    for (const step of [() => Promise.resolve(), () => recording.seal()]) {
      await step();
      const read = await readWavFile(onlyFile(recordings));
      expect(read.ok && (await samplesOf(read.value))).toEqual(THREE_FRAMES);
    }
    expect(readFileSync(onlyFile(recordings)).readUInt32LE(40)).toBe(3 * FRAME_SAMPLES * 2);
  });

  it('is readable at every length that a kill can leave', async () => {
    const recordings = createRecordings({ folder: newFolder() });
    await (await record(recordings, 's1', 2)).seal();
    const path = onlyFile(recordings);
    for (let bytes = statSync(path).size; bytes >= 0; bytes--) {
      truncateSync(path, bytes);
      const opened = await recordings.open('s1');
      const whole = Math.max(0, Math.floor((bytes - WAV_HEADER_BYTES) / 2));
      expect(opened.ok && (await samplesOf(opened.value))).toEqual(THREE_FRAMES.slice(0, whole));
    }
  });

  it.runIf(process.platform !== 'win32')('is for this user alone', async () => {
    const recordings = createRecordings({ folder: join(newFolder(), 'recordings') });
    await (await record(recordings, 's1')).seal();
    expect(statSync(recordings.folder).mode & 0o777).toBe(0o700);
    expect(statSync(onlyFile(recordings)).mode & 0o777).toBe(0o600);
  });

  it('never shares a name, even with fifty at once for one session', async () => {
    const recordings = createRecordings({ folder: newFolder() });
    const all = await Promise.all(Array.from({ length: 50 }, () => record(recordings, 's1', 1)));
    await Promise.all(all.map((recording) => recording.seal()));
    expect(new Set(files(recordings)).size).toBe(50);
  });

  // Windows refuses to delete a folder whose file is open.
  it.runIf(process.platform !== 'win32')('loses nothing where its folder is deleted meanwhile', async () => {
    const recordings = createRecordings({ folder: join(newFolder(), 'recordings') });
    const recording = await record(recordings, 's1', 2);
    rmSync(recordings.folder, { recursive: true });
    await recording.append(frame(2));
    await recording.seal();
    expect(recording.broken).toEqual({ name: 'recording-failed', reason: 'gone' });
    expect(await samplesOf(recording.frames())).toEqual(THREE_FRAMES);
  });

  it('keeps the sound in memory where a file stands in the folder’s place', async () => {
    const folder = join(newFolder(), 'recordings');
    writeFileSync(folder, 'not a folder');
    const recording = await record(createRecordings({ folder }), 's1');
    expect(recording.broken).toMatchObject({ name: 'recording-failed' });
    await recording.seal();
    expect(recording.durationMs).toBe(96);
    expect(await samplesOf(recording.frames())).toEqual(THREE_FRAMES);
  });

  it('has nothing to open for an unknown session', async () => {
    const recordings = createRecordings({ folder: join(newFolder(), 'none') });
    expect(await recordings.open('s1')).toEqual({ ok: false, failure: { name: 'recording-gone' } });
    await recordings.remove('s1');
  });

  // Windows does not delete what is open.
  it.runIf(process.platform !== 'win32')('gives all of a sound that is deleted while it is read', async () => {
    const recordings = createRecordings({ folder: newFolder() });
    await (await record(recordings, 's1')).seal();
    const opened = await recordings.open('s1');
    await recordings.remove('s1');
    expect(existsSync(recordings.folder) && readdirSync(recordings.folder)).toEqual([]);
    expect(opened.ok && (await samplesOf(opened.value))).toEqual(THREE_FRAMES);
  });

  it.runIf(process.platform !== 'win32')('says that a sound is gone which goes while it is opened', async () => {
    const recordings = createRecordings({ folder: newFolder() });
    // A name without a file behind it.
    symlinkSync('nothing', join(recordings.folder, 's1.1.1.abcdef.wav'));
    expect(await recordings.paths()).toHaveLength(1);
    expect(await recordings.open('s1')).toEqual({ ok: false, failure: { name: 'recording-gone' } });
  });

  it('refuses an id that leads out of the folder', async () => {
    const folder = join(newFolder(), 'recordings');
    const recording = await createRecordings({ folder }).begin('../evil');
    expect(recording.broken).toBeDefined();
    expect(readdirSync(join(folder, '..'))).toEqual(['recordings']);
  });

  it('is deleted by its session only', async () => {
    const recordings = createRecordings({ folder: newFolder() });
    for (const id of ['s1', 's2']) await (await record(recordings, id)).seal();
    await recordings.remove('s1');
    expect(files(recordings)).toHaveLength(1);
    expect(await recordings.find('s2')).toBeDefined();
    await recordings.removeAll((id) => id === 's2');
    expect(files(recordings)).toHaveLength(1);
    await recordings.removeAll();
    expect(files(recordings)).toEqual([]);
  });

  it('leaves foreign files alone', async () => {
    const recordings = createRecordings({ folder: newFolder() });
    mkdirSync(join(recordings.folder, 'sub'));
    writeFileSync(join(recordings.folder, 'holiday.wav'), 'mine');
    await recordings.removeAll();
    expect(existsSync(join(recordings.folder, 'holiday.wav'))).toBe(true);
    expect(await recordings.paths()).toEqual([]);
  });
});
