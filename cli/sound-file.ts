import { access, constants, stat } from 'node:fs/promises';
import type { Failure } from '../core/failure';
import { fail, type Result } from '../core/result';
import { diskReasonOf } from '../storage/disk-reason';
import { readWavFile } from '../storage/wav-file';
import { saveStandardInput } from './standard-input';

/**
 * Sound of a WAV file.
 *
 * @param file a path, or `-` for the standard input
 * @returns mono 16 kHz int16 samples, piece by piece; `file-…` where the file can't be had, `wav-…` where it is none
 */
export async function openSound(file: string): Promise<Result<AsyncIterable<Int16Array>, Failure>> {
  try {
    const path = file === '-' ? await saveStandardInput() : file;
    if ((await stat(path)).isDirectory()) return fail({ name: 'file-is-a-folder' });
    await access(path, constants.R_OK);
    return await readWavFile(path);
  } catch (error) {
    const reason = diskReasonOf(error);
    return fail(reason === 'gone' ? { name: 'file-missing' } : { name: 'file-unreadable', reason });
  }
}

/** The whole sound in memory: for clips. */
export async function readClip(file: string): Promise<Result<Int16Array, Failure>> {
  const opened = await openSound(file);
  if (!opened.ok) return opened;
  const parts: Int16Array[] = [];
  for await (const part of opened.value) parts.push(part.slice());
  const samples = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    samples.set(part, at);
    at += part.length;
  }
  return { ok: true, value: samples };
}
