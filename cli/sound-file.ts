import { stat } from 'node:fs/promises';
import type { Failure } from '../core/failure';
import { fail, type Result } from '../core/result';
import { readWavFile } from '../storage/wav-file';
import { fileFailure } from '../storage/whole-sound';
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

/** The reader speaks of recordings; this file is the user's own. */
function asFileFailure(failure: Failure): Failure {
  if (failure.name === 'recording-gone') return { name: 'file-missing' };
  if (failure.name === 'recording-failed') return { name: 'file-unreadable', reason: failure.reason };
  return failure;
}
