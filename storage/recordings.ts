import { open, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { StorageFailure } from '../core/failure';
import type { Recording, Recordings } from '../core/ports';
import { fail, type Result, succeed } from '../core/result';
import { diskReasonOf } from './disk-reason';
import { encryptedFormat } from './encrypted-sound';
import { type KeySource, NO_KEYS } from './keys';
import { makeFolder } from './make-folder';
import { checkSound, recordedSound, soundToEnd } from './recorded-sound';
import { type NewRecording, RecordingFile } from './recording-file';
import { isEncryptedRecording, parseRecordingName, recordingTemplate } from './recording-name';
import { DELETION_MARK, markForDeletion, removeFile, unmark } from './remove-file';
import { wavFormat } from './sound-format';
import { Turns } from './turns';
import { createUniqueFile } from './unique-file';

export interface RecordingsOptions {
  /** Made where it isn't there, for this user alone. */
  readonly folder: string;
  /** By default nothing is encrypted. */
  readonly keys?: KeySource;
}

/** The folder of recordings, one file a session: a WAV, or encrypted sound. */
export class RecordingsFolder implements Recordings {
  readonly folder: string;
  readonly keys: KeySource;
  private readonly begun = new Set<string>();
  /** Paths whose deletion is owed, and which can be opened until then. */
  private readonly discarded = new Set<string>();
  private readonly growing = new Set<{ readonly sessionId: string }>();
  private readonly turns = new Turns();

  constructor({ folder, keys = NO_KEYS }: RecordingsOptions) {
    this.folder = folder;
    this.keys = keys;
  }

  begin(sessionId: string): Promise<Recording> {
    this.begun.add(sessionId);
    const growing = { sessionId };
    this.growing.add(growing);
    return RecordingFile.create(
      () => this.create(sessionId),
      () => this.growing.delete(growing),
    );
  }

  /** Also `recording-unreadable`, or why there is no key, where it is encrypted. */
  async open(sessionId: string): Promise<Result<AsyncIterable<Int16Array>, StorageFailure>> {
    const [path] = await this.pathsOf(sessionId);
    if (path === undefined) return fail({ name: 'recording-gone' });
    try {
      // Opened here and not with the first frame: it may be deleted at any time, and its sound can be read all the same then.
      const file = await open(path, 'r');
      if (this.discarded.delete(path)) await unmark(path);
      const checked = await checkSound(path, this.keys);
      if (checked.ok) return succeed(soundToEnd(file, path, this.keys));
      await file.close();
      return checked;
    } catch (error) {
      const reason = diskReasonOf(error);
      return fail(reason === 'gone' ? { name: 'recording-gone' } : { name: 'recording-failed', reason });
    }
  }

  /** The session's file, for playing; `undefined` where it is gone. */
  async find(sessionId: string): Promise<string | undefined> {
    return (await this.pathsOf(sessionId))[0];
  }

  remove(sessionId: string): Promise<void> {
    return this.inTurn(async () => {
      for (const path of await this.pathsOf(sessionId)) await this.removePath(path);
    });
  }

  discard(sessionId: string): Promise<void> {
    return this.inTurn(async () => {
      for (const path of await this.pathsOf(sessionId)) {
        // Before the mark: a sweep may come by.
        this.discarded.add(path);
        await markForDeletion(path);
      }
    });
  }

  /** Whether the file is only to be deleted later: `remove`, or the next start, will. */
  isDiscarded(path: string): boolean {
    return this.discarded.has(path);
  }

  /** Deletes every recording but those of sessions that are still going on, `spare`. Never throws. */
  removeAll(spare: (sessionId: string) => boolean = () => false): Promise<void> {
    return this.inTurn(async () => {
      for (const path of await this.paths()) {
        if (!spare(parseRecordingName(path)?.sessionId ?? '')) await this.removePath(path);
      }
    });
  }

  /** Whether this process began the session: its file is not one that a dead process left. */
  hasBegun(sessionId: string): boolean {
    return this.begun.has(sessionId);
  }

  /** Whether a recording of this session (or of any) is still written to. */
  isGrowing(sessionId?: string): boolean {
    return [...this.growing].some((growing) => sessionId === undefined || growing.sessionId === sessionId);
  }

  /** Whether anything in the folder needs the key; `true` too where that can't be seen. */
  async hasEncrypted(): Promise<boolean> {
    try {
      return (await readdir(this.folder)).some(isEncryptedRecording);
    } catch (error) {
      return (error as NodeJS.ErrnoException).code !== 'ENOENT';
    }
  }

  /** One change of the files at a time, so that what is deleted does not come back as a file of the other kind. */
  inTurn<T>(change: () => Promise<T>): Promise<T> {
    return this.turns.run(change);
  }

  /** Paths of all recordings, of every process, but those whose deletion is owed; none where the folder can't be read. */
  async paths(): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => []);
    const all = new Set(names);
    return names
      .filter((name) => parseRecordingName(name) !== undefined)
      .map((name) => join(this.folder, name))
      .filter((path) => this.discarded.has(path) || !all.has(basename(path) + DELETION_MARK));
  }

  private async removePath(path: string): Promise<void> {
    this.discarded.delete(path);
    await removeFile(path);
  }

  private async create(sessionId: string): Promise<Result<NewRecording, StorageFailure>> {
    const key = await this.keys.writing();
    if (!key.ok) return key;
    await makeFolder(this.folder);
    const kind = key.value === undefined ? 'wav' : 'enc';
    const template = recordingTemplate({ sessionId, startedAtMs: Date.now(), ownerPid: process.pid, kind });
    const path = await createUniqueFile(this.folder, template);
    const format = key.value === undefined ? wavFormat : encryptedFormat(key.value);
    return succeed({ path, format, rewritten: () => this.soundOf(sessionId, path) });
  }

  /** The file may meanwhile be one of the other kind. */
  private async *soundOf(sessionId: string, path: string): AsyncGenerator<Int16Array> {
    const paths = await this.pathsOf(sessionId);
    yield* recordedSound(paths.includes(path) ? path : (paths[0] ?? path), this.keys);
  }

  private async pathsOf(sessionId: string): Promise<string[]> {
    return (await this.paths()).filter((path) => parseRecordingName(path)?.sessionId === sessionId);
  }
}

export function createRecordings(options: RecordingsOptions): RecordingsFolder {
  return new RecordingsFolder(options);
}
