import { open, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { StorageFailure } from '../core/failure';
import type { Recording, Recordings } from '../core/ports';
import { fail, type Result, succeed } from '../core/result';
import { diskReasonOf } from './disk-reason';
import { makeFolder } from './make-folder';
import { soundToEnd } from './recorded-sound';
import { RecordingFile } from './recording-file';
import { parseRecordingName, recordingTemplate } from './recording-name';
import { DELETION_MARK, markForDeletion, removeFile, unmark } from './remove-file';
import { createUniqueFile } from './unique-file';

export interface RecordingsOptions {
  /** Made where it isn't there, for this user alone. */
  readonly folder: string;
}

/** The folder of recordings, one WAV a session. */
export class RecordingsFolder implements Recordings {
  readonly folder: string;
  private readonly begun = new Set<string>();
  /** Paths whose deletion is owed, and which can be opened until then. */
  private readonly discarded = new Set<string>();

  constructor({ folder }: RecordingsOptions) {
    this.folder = folder;
  }

  begin(sessionId: string): Promise<Recording> {
    this.begun.add(sessionId);
    return RecordingFile.create(async () => {
      await makeFolder(this.folder);
      const template = recordingTemplate({ sessionId, startedAtMs: Date.now(), ownerPid: process.pid });
      return createUniqueFile(this.folder, template);
    });
  }

  async open(sessionId: string): Promise<Result<AsyncIterable<Int16Array>, StorageFailure>> {
    const [path] = await this.pathsOf(sessionId);
    if (path === undefined) return fail({ name: 'recording-gone' });
    try {
      // Opened here and not with the first frame: it may be deleted at any time, and its sound can be read all the same then.
      const file = await open(path, 'r');
      if (this.discarded.delete(path)) await unmark(path);
      return succeed(soundToEnd(file));
    } catch (error) {
      const reason = diskReasonOf(error);
      return fail(reason === 'gone' ? { name: 'recording-gone' } : { name: 'recording-failed', reason });
    }
  }

  /** The session's file, for playing; `undefined` where it is gone. */
  async find(sessionId: string): Promise<string | undefined> {
    return (await this.pathsOf(sessionId))[0];
  }

  async remove(sessionId: string): Promise<void> {
    for (const path of await this.pathsOf(sessionId)) await this.removePath(path);
  }

  async discard(sessionId: string): Promise<void> {
    for (const path of await this.pathsOf(sessionId)) {
      // Before the mark: a sweep may come by.
      this.discarded.add(path);
      await markForDeletion(path);
    }
  }

  /** Whether the file is only to be deleted later: `remove`, or the next start, will. */
  isDiscarded(path: string): boolean {
    return this.discarded.has(path);
  }

  /** Deletes every recording but those of sessions that are still going on, `spare`. Never throws. */
  async removeAll(spare: (sessionId: string) => boolean = () => false): Promise<void> {
    for (const path of await this.paths()) {
      if (!spare(parseRecordingName(path)?.sessionId ?? '')) await this.removePath(path);
    }
  }

  /** Whether this process began the session: its file is not one that a dead process left. */
  hasBegun(sessionId: string): boolean {
    return this.begun.has(sessionId);
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

  private async pathsOf(sessionId: string): Promise<string[]> {
    return (await this.paths()).filter((path) => parseRecordingName(path)?.sessionId === sessionId);
  }
}

export function createRecordings(options: RecordingsOptions): RecordingsFolder {
  return new RecordingsFolder(options);
}
