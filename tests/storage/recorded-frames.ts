import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { FRAME_SAMPLES } from '../../core/audio';
import type { Recording } from '../../core/ports';
import type { RecordingsFolder } from '../../storage/recordings';

/** Length, ciphertext and tag of a whole frame. */
export const CHUNK_BYTES = 4 + FRAME_SAMPLES * 2 + 16;

/** A frame whose samples tell where they belong. */
export function frame(index: number): Int16Array {
  return Int16Array.from({ length: FRAME_SAMPLES }, (_, sample) => (index * FRAME_SAMPLES + sample) % 30_000);
}

export const samplesUpTo = (frames: number): number[] =>
  Array.from({ length: frames * FRAME_SAMPLES }, (_, sample) => sample % 30_000);

export async function record(recordings: RecordingsFolder, sessionId: string, frames = 3): Promise<Recording> {
  const recording = await recordings.begin(sessionId);
  for (let index = 0; index < frames; index++) await recording.append(frame(index));
  return recording;
}

export async function samplesOf(frames: AsyncIterable<Int16Array>): Promise<number[]> {
  const samples: number[] = [];
  for await (const part of frames) samples.push(...part);
  return samples;
}

/** What is read of a session: its samples, or the failure's name. */
export async function read(recordings: RecordingsFolder, sessionId = 's1'): Promise<number[] | string> {
  const opened = await recordings.open(sessionId);
  return opened.ok ? samplesOf(opened.value) : opened.failure.name;
}

export function onlyFile(recordings: RecordingsFolder): string {
  const [name, ...others] = readdirSync(recordings.folder);
  expect(others).toEqual([]);
  return join(recordings.folder, String(name));
}
