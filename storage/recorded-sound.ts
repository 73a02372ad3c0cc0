import { type FileHandle, open } from 'node:fs/promises';
import type { StorageFailure } from '../core/failure';
import { fail, type Result, succeed } from '../core/result';
import { WAV_HEADER_BYTES } from '../core/wav';
import { TAG_BYTES } from './data-key';
import { CHUNK_LENGTH_BYTES, ENCRYPTED_HEADER_BYTES, encryptedSoundOf, UnreadableSound } from './encrypted-sound';
import type { KeySource } from './keys';
import { isEncryptedRecording } from './recording-name';
import { soundOf } from './wav-sound';

/**
 * Looks whether a recording can be read: every chunk of an encrypted one is opened once, so that reading it afterwards does
 * not fail half-way.
 *
 * @returns why there is no key, or `recording-unreadable`; rejects with the disk's error
 */
export async function checkSound(path: string, keys: KeySource): Promise<Result<void, StorageFailure>> {
  if (!isEncryptedRecording(path)) return succeed(undefined);
  const key = keys.reading() ?? fail({ name: 'key-lost' } as const);
  if (!key.ok) return key;
  try {
    const sound = recordedSound(path, keys);
    while ((await sound.next()).done !== true);
    return succeed(undefined);
  } catch (error) {
    if (error instanceof UnreadableSound) return fail({ name: 'recording-unreadable' });
    throw error;
  }
}

/** Sound of a recording, of either kind. Throws the disk's error, and `UnreadableSound` where there is no key to it. */
export async function* recordedSound(path: string, keys: KeySource): AsyncGenerator<Int16Array> {
  yield* soundToEnd(await open(path, 'r'), path, keys);
}

/** The same, of a file that is open; it is closed with the iteration, which must be begun. */
export async function* soundToEnd(file: FileHandle, path: string, keys: KeySource): AsyncGenerator<Int16Array> {
  try {
    if (!isEncryptedRecording(path)) {
      yield* soundOf(file, Infinity);
      return;
    }
    const key = keys.reading();
    if (key?.ok !== true) throw new UnreadableSound();
    yield* encryptedSoundOf(file, key.value);
  } finally {
    await file.close();
  }
}

/**
 * Samples of a recording that are there at least: all of a WAV's, those of the first chunk of encrypted sound, which need no
 * key to be counted. A file that was cut short before them has none. Rejects with the disk's error.
 */
export async function samplesIn(path: string, fileBytes: number): Promise<number> {
  if (!isEncryptedRecording(path)) return wholeSamples(fileBytes - WAV_HEADER_BYTES);
  const file = await open(path, 'r');
  try {
    return await firstChunkSamples(file, fileBytes);
  } finally {
    await file.close();
  }
}

async function firstChunkSamples(file: FileHandle, fileBytes: number): Promise<number> {
  const prefix = Buffer.alloc(CHUNK_LENGTH_BYTES);
  const { bytesRead } = await file.read(prefix, 0, prefix.length, ENCRYPTED_HEADER_BYTES);
  const chunkBytes = prefix.readUInt32LE();
  const isWhole = ENCRYPTED_HEADER_BYTES + CHUNK_LENGTH_BYTES + chunkBytes + TAG_BYTES <= fileBytes;
  return bytesRead === prefix.length && isWhole ? wholeSamples(chunkBytes) : 0;
}

function wholeSamples(bytes: number): number {
  return Math.max(0, Math.floor(bytes / 2));
}
