import { type FileHandle, open } from 'node:fs/promises';
import type { FileFailure, WavFailure } from '../core/failure';
import { fail, type Result, succeed } from '../core/result';
import { WavDecoder } from '../core/wav-decoder';
import { type ByteSource, findSound, type WavSound } from '../core/wav-parser';
import { diskReasonOf } from './disk-reason';

/** Read at once; a third of a second of 48 kHz stereo. */
const CHUNK_BYTES = 65_536;

/**
 * Sound of a WAV file of any length, rate, depth and number of channels, as mono 16 kHz int16, whole frames of FRAME_SAMPLES
 * at a time (the last piece may end in a part of one). Never more than a chunk is in memory. The file is open only while it
 * is looked at and while its sound is read.
 *
 * @returns `file-…` where it can't be had, or what is wrong with it as a WAV; a disk that fails while the sound is read makes
 *   the iteration throw
 */
export async function readWavFile(path: string): Promise<Result<AsyncIterable<Int16Array>, WavFailure | FileFailure>> {
  try {
    const file = await open(path, 'r');
    try {
      const about = await file.stat();
      if (about.isDirectory()) return fail({ name: 'file-is-a-folder' });
      // Not a pipe, which has no length and can't be looked up.
      if (!about.isFile()) return fail({ name: 'file-unreadable', reason: 'other' });
      const sound = await findSound(sourceOf(file, about.size));
      return sound.ok ? succeed(decoded(path, sound.value)) : sound;
    } finally {
      await file.close();
    }
  } catch (error) {
    const reason = diskReasonOf(error);
    return fail(reason === 'gone' ? { name: 'file-missing' } : { name: 'file-unreadable', reason });
  }
}

function sourceOf(file: FileHandle, sizeBytes: number): ByteSource {
  return {
    sizeBytes,
    read: async (position, length) => {
      const bytes = new Uint8Array(length);
      const { bytesRead } = await file.read(bytes, 0, length, position);
      return bytes.subarray(0, bytesRead);
    },
  };
}

async function* decoded(path: string, sound: WavSound): AsyncGenerator<Int16Array> {
  const decoder = new WavDecoder(sound.format);
  const file = await open(path, 'r');
  try {
    const end = sound.dataOffsetBytes + sound.dataBytes;
    for (let position = sound.dataOffsetBytes; position < end;) {
      const bytes = new Uint8Array(Math.min(CHUNK_BYTES, end - position));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, position);
      if (bytesRead === 0) break;
      position += bytesRead;
      const samples = decoder.push(bytes.subarray(0, bytesRead));
      if (samples.length > 0) yield samples;
    }
    const last = decoder.end();
    if (last.length > 0) yield last;
  } finally {
    await file.close();
  }
}
