import { stat } from 'node:fs/promises';
import type { Failure, FileFailure } from '../core/failure';
import { fail, type Result, succeed } from '../core/result';
import { diskReasonOf } from '../storage/disk-reason';
import { readWavFile } from '../storage/wav-file';
import { saveStandardInput } from './standard-input';

/**
 * Sound of a WAV file.
 *
 * @param file a path, or `-` for the standard input
 * @returns mono 16 kHz int16 samples, piece by piece (a disk that fails meanwhile makes the iteration throw);
 *   `file-…` where the file can't be had, `wav-…` where it is none
 */
export async function openSound(file: string): Promise<Result<AsyncIterable<Int16Array>, Failure>> {
  try {
    const path = file === '-' ? await saveStandardInput() : file;
    if ((await stat(path)).isDirectory()) return fail({ name: 'file-is-a-folder' });
    const sound = await readWavFile(path);
    return sound.ok ? sound : fail(asFileFailure(sound.failure));
  } catch (error) {
    return fail(fileFailure(error));
  }
}

/** The whole sound in memory: for clips. Fails as `openSound`. */
export async function readClip(file: string): Promise<Result<Int16Array, Failure>> {
  const opened = await openSound(file);
  if (!opened.ok) return opened;
  const parts: Int16Array[] = [];
  try {
    for await (const part of opened.value) parts.push(part);
  } catch (error) {
    return fail(fileFailure(error));
  }
  const samples = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    samples.set(part, at);
    at += part.length;
  }
  return succeed(samples);
}

/** What the disk's error means for a file of the user's own; an error that is none of the disk's is thrown again. */
export function fileFailure(error: unknown): FileFailure {
  if (!(error instanceof Error && 'code' in error)) throw error;
  const reason = diskReasonOf(error);
  return reason === 'gone' ? { name: 'file-missing' } : { name: 'file-unreadable', reason };
}

/** The reader speaks of recordings; this file is the user's own. */
function asFileFailure(failure: Failure): Failure {
  if (failure.name === 'recording-gone') return { name: 'file-missing' };
  if (failure.name === 'recording-failed') return { name: 'file-unreadable', reason: failure.reason };
  return failure;
}
