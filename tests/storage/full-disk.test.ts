import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES } from '../../core/audio';
import { runOnSmallDisk } from './full-disk';
import { temporaryFolders } from './temp-folder';

const newFolder = temporaryFolders();
const FRAMES = 100;

describe('a disk that is full', () => {
  it('loses no sound of a recording, and leaves no file of a voice input', () => {
    const { output } = runOnSmallDisk('fill-disk', newFolder(), 48);
    const expected = {
      broken: { name: 'recording-failed', reason: 'full' },
      samples: FRAMES * FRAME_SAMPLES,
      wrong: 0,
    };
    expect(output).toMatchObject({
      recording: expected,
      encrypted: expected,
      voice: { failure: { name: 'recording-failed', reason: 'full' }, hearings: 0 },
      files: [],
    });
    const { brokenAtFrame } = (output as { recording: { brokenAtFrame: number } }).recording;
    expect(brokenAtFrame).toBeGreaterThan(10);
    expect(brokenAtFrame).toBeLessThan(60);
  });
});

describe('a disk that is full for a while', () => {
  it('has all of a recording in its file at the end, a WAV or encrypted', () => {
    const { output, limit } = runOnSmallDisk('room-again', newFolder(), 48);
    const expected = { wasBroken: limit === 'disk', broken: 'no', samples: 40 * FRAME_SAMPLES, wrong: 0 };
    expect(output).toEqual([expected, expected]);
  });
});

describe('a disk that is read-only', () => {
  it('loses no sound of a recording, and says why a voice input is impossible', () => {
    const { output, limit } = runOnSmallDisk('fill-disk', newFolder(), 48, true);
    const reason = limit === 'disk' ? 'read-only' : 'denied';
    expect(output).toMatchObject({
      recording: { brokenAtFrame: 0, broken: { reason }, samples: FRAMES * FRAME_SAMPLES, wrong: 0 },
      encrypted: { brokenAtFrame: 0, broken: { reason }, samples: FRAMES * FRAME_SAMPLES, wrong: 0 },
      voice: { failure: { name: 'recording-failed', reason }, hearings: 0 },
      files: [],
    });
  });
});

describe('a disk with room', () => {
  it('takes all: the child of these tests would notice', () => {
    const { output } = runOnSmallDisk('fill-disk', newFolder(), 1_000);
    expect(output).toMatchObject({ recording: { brokenAtFrame: -1, wrong: 0 }, voice: { failure: 'Hello there.' } });
  });
});
