import { type FileHandle, open } from 'node:fs/promises';
import { samplesToMs } from '../core/audio';
import type { StorageFailure } from '../core/failure';
import type { Recording } from '../core/ports';
import { RECORDING } from '../core/tuning';
import { WAV_HEADER_BYTES, wavHeader } from '../core/wav';
import { diskReasonOf } from './disk-reason';
import { recordedSound, soundOf } from './recorded-sound';

/**
 * One utterance on disk. The file is a WAV that readers take at every length; each frame is with the operating system
 * before `append` resolves, so a kill takes nothing, and on the device within half a second. Where the disk says no, the
 * sound from then on is in memory, and goes to the file after all if `seal` finds room again.
 */
export class RecordingFile implements Recording {
  private bytes = WAV_HEADER_BYTES;
  private samples = 0;
  private trouble: StorageFailure | undefined;
  private memory: Int16Array[] = [];
  private unflushedSamples = 0;
  private flush: Promise<void> = Promise.resolve();
  private sealing: Promise<void> | undefined;

  private constructor(
    private path: string | undefined,
    private file: FileHandle | undefined,
  ) {}

  /** Opens the file that `create` makes; any failure of it leaves a recording in memory. */
  static async create(create: () => Promise<string>): Promise<RecordingFile> {
    try {
      const path = await create();
      const file = await open(path, 'r+');
      const recording = new RecordingFile(path, file);
      await recording.write(wavHeader('growing'), 0);
      return recording;
    } catch (error) {
      const recording = new RecordingFile(undefined, undefined);
      recording.breakDown(error);
      return recording;
    }
  }

  get broken(): StorageFailure | undefined {
    return this.trouble;
  }

  get durationMs(): number {
    return samplesToMs(this.samples);
  }

  async append(samples: Int16Array): Promise<void> {
    this.samples += samples.length;
    if (this.trouble === undefined && (await this.store(samples))) this.flushInTime(samples.length);
    else this.memory.push(samples.slice());
  }

  seal(): Promise<void> {
    this.sealing ??= this.sealNow();
    return this.sealing;
  }

  async *frames(): AsyncGenerator<Int16Array> {
    await this.seal();
    if (this.path !== undefined) yield* recordedSound(this.path, this.bytes);
    yield* this.memory;
  }

  /** Writes what is in memory too, where that is possible again; then the true length, to the device, and closes. */
  private async sealNow(): Promise<void> {
    await this.flush;
    const { file } = this;
    if (file === undefined) return;
    try {
      await this.storeMemory();
      await this.write(wavHeader(this.bytes - WAV_HEADER_BYTES), 0);
      await file.sync();
      if ((await file.stat()).nlink === 0) await this.rescue(file);
    } catch (error) {
      this.breakDown(error);
    }
    this.file = undefined;
    await file.close().catch((error: unknown) => this.breakDown(error));
  }

  /** Someone deleted the file, or its folder, while it was written: its sound can be read for as long as it is open. */
  private async rescue(file: FileHandle): Promise<void> {
    const sound: Int16Array[] = [];
    for await (const part of soundOf(file, this.bytes)) sound.push(part);
    this.memory = [...sound, ...this.memory];
    this.path = undefined;
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
    try {
      await this.write(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength), this.bytes);
      this.bytes += samples.byteLength;
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
    this.trouble ??= { name: 'recording-failed', reason: diskReasonOf(error) };
  }
}
