import { type FileHandle, open } from 'node:fs/promises';
import { FRAME_SAMPLES, samplesToMs } from '../core/audio';
import type { StorageFailure } from '../core/failure';
import type { Recording } from '../core/ports';
import type { Result } from '../core/result';
import { RECORDING } from '../core/tuning';
import { diskReasonOf } from './disk-reason';
import type { SoundFormat } from './sound-format';

/** A new, empty file, and how sound is written to it. */
export interface NewRecording {
  readonly path: string;
  readonly format: SoundFormat;
  /** The same sound in its other file, where it was rewritten because encryption was turned on or off. */
  readonly rewritten: () => AsyncGenerator<Int16Array>;
}

/**
 * One utterance on disk. The file can be read at every length; each frame is with the operating system before `append`
 * resolves, so a kill takes nothing, and on the device within half a second. Where the disk says no, the sound from then on
 * is in memory, and goes to the file after all if `seal` finds room again.
 */
export class RecordingFile implements Recording {
  private bytes = 0;
  private headerBytes = 0;
  /** Pieces of sound that are in the file. */
  private stored = 0;
  private samples = 0;
  private trouble: StorageFailure | undefined;
  private memory: Int16Array[] = [];
  private unflushedSamples = 0;
  private flush: Promise<void> = Promise.resolve();
  private sealing: Promise<void> | undefined;

  private constructor(
    private target: NewRecording | undefined,
    private file: FileHandle | undefined,
    private readonly onClosed: () => void,
  ) {}

  /**
   * Opens the file that `create` makes; any failure of it leaves a recording in memory.
   *
   * @param create the new file, or why none may be made
   * @param onClosed called once nothing more is written to it
   */
  static async create(
    create: () => Promise<Result<NewRecording, StorageFailure>>,
    onClosed: () => void,
  ): Promise<RecordingFile> {
    try {
      const created = await create();
      if (!created.ok) return RecordingFile.inMemory(created.failure, onClosed);
      const { path, format } = created.value;
      const recording = new RecordingFile(created.value, await open(path, 'r+'), onClosed);
      await recording.write(format.header, 0);
      recording.headerBytes = recording.bytes = format.header.length;
      return recording;
    } catch (error) {
      return RecordingFile.inMemory(failureOf(error), onClosed);
    }
  }

  private static inMemory(failure: StorageFailure, onClosed: () => void): RecordingFile {
    const recording = new RecordingFile(undefined, undefined, onClosed);
    recording.trouble = failure;
    return recording;
  }

  get broken(): StorageFailure | undefined {
    return this.trouble;
  }

  get durationMs(): number {
    return samplesToMs(this.samples);
  }

  async append(samples: Int16Array): Promise<void> {
    this.samples += samples.length;
    for (let at = 0; at < samples.length; at += FRAME_SAMPLES) {
      const piece = samples.subarray(at, at + FRAME_SAMPLES);
      if (this.trouble === undefined && (await this.store(piece))) this.flushInTime(piece.length);
      else this.memory.push(piece.slice());
    }
  }

  seal(): Promise<void> {
    this.sealing ??= this.sealNow();
    return this.sealing;
  }

  async *frames(): AsyncGenerator<Int16Array> {
    await this.seal();
    if (this.target !== undefined) yield* this.readBack(this.target);
    yield* this.memory;
  }

  private async *readBack({ path, format, rewritten }: NewRecording): AsyncGenerator<Int16Array> {
    const file = await open(path, 'r').catch(() => undefined);
    if (file === undefined) {
      yield* rewritten();
      return;
    }
    try {
      yield* format.decode(file, this.bytes);
    } finally {
      await file.close();
    }
  }

  /** Writes what is in memory too, where that is possible again; then the true length, to the device, and closes. */
  private async sealNow(): Promise<void> {
    await this.flush;
    const { file, target } = this;
    if (file !== undefined && target !== undefined) {
      await this.complete(file, target).catch((error: unknown) => this.breakDown(error));
      this.file = undefined;
      await file.close().catch((error: unknown) => this.breakDown(error));
    }
    this.onClosed();
  }

  private async complete(file: FileHandle, { format }: NewRecording): Promise<void> {
    await this.storeMemory();
    const header = format.sealedHeader(this.bytes - this.headerBytes);
    if (header !== undefined) await this.write(header, 0);
    await file.sync();
    if ((await file.stat()).nlink === 0) await this.rescue(file, format);
  }

  /** Someone deleted the file, or its folder, while it was written: its sound can be read for as long as it is open. */
  private async rescue(file: FileHandle, format: SoundFormat): Promise<void> {
    const sound: Int16Array[] = [];
    for await (const part of format.decode(file, this.bytes)) sound.push(part);
    this.memory = [...sound, ...this.memory];
    this.target = undefined;
    this.trouble ??= { name: 'recording-failed', reason: 'gone' };
  }

  private async storeMemory(): Promise<void> {
    if (this.memory.length === 0) return;
    for (let next = this.memory.shift(); next !== undefined; next = this.memory.shift()) {
      if (await this.store(next)) continue;
      this.memory.unshift(next);
      return;
    }
    this.trouble = undefined;
  }

  /** Appends to the file; on failure nothing counts as appended. */
  private async store(samples: Int16Array): Promise<boolean> {
    if (this.target === undefined) return false;
    try {
      const bytes = this.target.format.encode(samples, this.stored);
      await this.write(bytes, this.bytes);
      this.bytes += bytes.length;
      this.stored += 1;
      return true;
    } catch (error) {
      this.breakDown(error);
      return false;
    }
  }

  private async write(bytes: Uint8Array, position: number): Promise<void> {
    if (this.file === undefined) throw new Error('the recording is closed');
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await this.file.write(bytes, done, bytes.length - done, position + done);
      done += bytesWritten;
    }
  }

  /** Sends the sound to the device every so often, without making the next frame wait for it. */
  private flushInTime(samples: number): void {
    this.unflushedSamples += samples;
    if (samplesToMs(this.unflushedSamples) < RECORDING.flushEveryMs) return;
    this.unflushedSamples = 0;
    const { file } = this;
    this.flush = this.flush.then(() => file?.datasync()).catch((error: unknown) => this.breakDown(error));
  }

  private breakDown(error: unknown): void {
    this.trouble ??= failureOf(error);
  }
}

function failureOf(error: unknown): StorageFailure {
  return { name: 'recording-failed', reason: diskReasonOf(error) };
}
