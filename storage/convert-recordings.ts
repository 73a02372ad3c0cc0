import { open, stat, utimes } from 'node:fs/promises';
import { FRAME_SAMPLES } from '../core/audio';
import type { DiskReason } from '../core/failure';
import { RECORDING } from '../core/tuning';
import { diskReasonOf } from './disk-reason';
import { encryptedFormat, UnreadableSound } from './encrypted-sound';
import type { KeySource } from './keys';
import { isProcessAlive } from './process-alive';
import { recordedSound } from './recorded-sound';
import { isEncryptedRecording, ofOtherKind, parseRecordingName } from './recording-name';
import type { RecordingsFolder } from './recordings';
import { removeFile } from './remove-file';
import { flushFolder, renameInTime } from './replace-file';
import { type SoundFormat, wavFormat } from './sound-format';
import { removeStale } from './temporary-files';
import { createUniqueFile } from './unique-file';

export interface ConvertedRecordings {
  /** Recordings that are still written to, to be looked at again. */
  readonly growing: number;
  /** Why the disk said no to one of them; the others were tried all the same. */
  readonly refused?: DiskReason;
}

const KIND = 'converting';

/**
 * Rewrites every recording that is not of the kind that is written now: WAV or encrypted. Each new file is complete and on
 * the device before the old one goes, so a kill leaves one of them or both. What can't be read stays as it is. Never throws.
 */
export async function convertRecordings(recordings: RecordingsFolder): Promise<ConvertedRecordings> {
  const { folder, keys } = recordings;
  await removeStale(folder, KIND);
  let growing = 0;
  let refused: DiskReason | undefined;
  for (const path of await recordings.paths()) {
    if (!(await isToBeConverted(path, keys))) continue;
    // Its deletion is owed; a new file would not know of that.
    if (recordings.isDiscarded(path)) continue;
    if (await isWrittenTo(path, recordings)) {
      growing += 1;
      continue;
    }
    try {
      await recordings.inTurn(() => convert(path, recordings));
    } catch (error) {
      if (!(error instanceof UnreadableSound)) refused = diskReasonOf(error);
    }
  }
  return { growing, ...(refused === undefined ? {} : { refused }) };
}

async function isToBeConverted(path: string, keys: KeySource): Promise<boolean> {
  const key = await keys.writing();
  return key.ok && isEncryptedRecording(path) !== (key.value !== undefined);
}

/** Rejects with the disk's error, or with `UnreadableSound`; the old file is then untouched. */
async function convert(path: string, recordings: RecordingsFolder): Promise<void> {
  const about = await stat(path).catch(() => undefined);
  const key = await recordings.keys.writing();
  // Deleted, or encryption turned the other way, while it waited for its turn.
  if (about === undefined || !key.ok || isEncryptedRecording(path) === (key.value !== undefined)) return;
  const format = key.value === undefined ? wavFormat : encryptedFormat(key.value);
  const target = ofOtherKind(path);
  const isThere = await stat(target).then(
    () => true,
    () => false,
  );
  // A kill came between the two.
  if (!isThere) {
    const temporary = await createUniqueFile(recordings.folder, `${KIND}.${String(process.pid)}.XXXXXX.tmp`);
    try {
      await write(temporary, format, recordedSound(path, recordings.keys));
      // Its age is the sound's.
      await utimes(temporary, about.atime, about.mtime);
      await renameInTime(temporary, target);
    } catch (error) {
      await removeFile(temporary);
      throw error;
    }
    await flushFolder(recordings.folder);
  }
  await removeFile(path);
}

async function write(path: string, format: SoundFormat, sound: AsyncIterable<Int16Array>): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.writeFile(format.header);
    let soundBytes = 0;
    let number = 0;
    for await (const samples of sound) {
      const pieces: Uint8Array[] = [];
      for (let at = 0; at < samples.length; at += FRAME_SAMPLES)
        pieces.push(format.encode(samples.subarray(at, at + FRAME_SAMPLES), number++));
      const bytes = Buffer.concat(pieces);
      await file.writeFile(bytes);
      soundBytes += bytes.length;
    }
    const header = format.sealedHeader(soundBytes);
    if (header !== undefined) await file.write(header, 0, header.length, 0);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function isWrittenTo(path: string, recordings: RecordingsFolder): Promise<boolean> {
  const name = parseRecordingName(path);
  if (name === undefined || name.ownerPid === process.pid) return recordings.isGrowing(name?.sessionId);
  const about = await stat(path).catch(() => undefined);
  const isRecent = about !== undefined && Date.now() - about.mtimeMs < RECORDING.ownerSilentMs;
  return isRecent && isProcessAlive(name.ownerPid);
}
