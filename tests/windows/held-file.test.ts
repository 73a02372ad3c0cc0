import { spawn } from 'node:child_process';
import { existsSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES } from '../../core/audio';
import { createRecordings, type RecordingsFolder } from '../../storage/recordings';
import { sweep } from '../../storage/recover';
import { removeFile } from '../../storage/remove-file';
import { childScript } from '../children/child-script';
import { FakeHistory } from '../fakes/storage';
import { temporaryFolders } from '../storage/temp-folder';

// Only Windows can refuse to delete a file because another process holds it; run by `npm run test:windows`.

const newFolder = temporaryFolders();

interface Holder {
  /** Settles when the process has ended and the file is free. */
  readonly over: Promise<void>;
  release(): Promise<void>;
}

/** Another process that holds the file with no sharing, as a virus scanner does. */
async function hold(file: string, holdMs: number): Promise<Holder> {
  const ready = join(newFolder(), 'ready');
  const child = spawn(process.execPath, [childScript('hold-file'), file, ready, String(holdMs)], { stdio: 'ignore' });
  const over = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const deadline = Date.now() + 30_000;
  while (!existsSync(ready)) {
    if (Date.now() > deadline) throw new Error('the file was not held in time');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return {
    over,
    release: () => {
      child.kill();
      return over;
    },
  };
}

/** A recording that an earlier process left in the folder. */
async function leftRecording(folder: string): Promise<RecordingsFolder> {
  const recording = await createRecordings({ folder }).begin('s1');
  await recording.append(new Int16Array(FRAME_SAMPLES));
  await recording.seal();
  return createRecordings({ folder });
}

describe('a file that another process holds with no sharing', () => {
  it('can’t be opened by us meanwhile, or this test would show nothing', async () => {
    const file = join(newFolder(), 'held.wav');
    writeFileSync(file, 'x');
    const holder = await hold(file, 60_000);
    expect(() => openSync(file, 'r')).toThrow(/EBUSY|EPERM|EACCES/);
    await holder.release();
  });

  it('is deleted once it is let go, within the tries', async () => {
    const file = join(newFolder(), 'held.wav');
    writeFileSync(file, 'x');
    const holder = await hold(file, 150);
    expect(await removeFile(file)).toBe(true);
    expect(existsSync(file)).toBe(false);
    await holder.over;
  });

  it('held for longer, it is owed: not taken for lost words, and gone after the next sweep', async () => {
    const folder = newFolder();
    const recordings = await leftRecording(folder);
    const file = String(await recordings.find('s1'));
    const holder = await hold(file, 60_000);
    await recordings.remove('s1');
    expect(existsSync(file)).toBe(true);
    const keeping = { keepRecordingsDays: 1, keepRecordingsMegabytes: 500 };
    const again = { recordings, history: new FakeHistory(), ...keeping, nowMs: Date.now() };
    expect(await sweep(again)).toEqual([]);
    await holder.release();
    expect(await sweep(again)).toEqual([]);
    expect(existsSync(file)).toBe(false);
  });
});
