import type { FileFailure, WavFailure } from '../core/failure';
import { fail, type Result, succeed } from '../core/result';
import { diskReasonOf } from './disk-reason';
import { readWavFile } from './wav-file';

/**
 * The whole sound of a WAV file in memory: for clips of seconds.
 *
 * @returns mono 16 kHz int16 samples; fails as `readWavFile`, and with `file-…` where the disk fails meanwhile
 */
export async function readWholeSound(file: string): Promise<Result<Int16Array, WavFailure | FileFailure>> {
  const opened = await readWavFile(file);
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

/** What the disk's error means for a file of sound; an error that is none of the disk's is thrown again. */
export function fileFailure(error: unknown): FileFailure {
  if (!(error instanceof Error && 'code' in error)) throw error;
  const reason = diskReasonOf(error);
  return reason === 'gone' ? { name: 'file-missing' } : { name: 'file-unreadable', reason };
}
