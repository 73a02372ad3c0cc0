import { readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { DiskReason, StorageFailure } from '../core/failure';
import { fail, type Result, succeed } from '../core/result';
import { parseSettings, type Settings } from '../core/settings';
import { FILES } from '../core/tuning';
import { diskReasonOf } from './disk-reason';
import { replaceFile } from './replace-file';
import { setAside } from './set-aside';
import { type Fields, parseSettingsText } from './settings-text';
import { removeStale } from './temporary-files';

export interface SettingsStore {
  current(): Settings;
  /**
   * The change holds at once, and is in the file when this resolves. With `settings-failed` it holds all the same, until the
   * app ends or a later change can be written. Never rejects.
   */
  change(change: Partial<Settings>): Promise<Result<void, StorageFailure>>;
}

export interface OpenedSettings {
  readonly settings: SettingsStore;
  /** What the user is to be told: a damaged file was set aside, or the file can't be read. */
  readonly trouble?: StorageFailure;
}

/** What there is where a file should be. */
type Content =
  | { readonly kind: 'fields'; readonly fields: Fields }
  | { readonly kind: 'garbage' }
  | { readonly kind: 'unreadable'; readonly reason: DiskReason };

/**
 * Opens the settings: one JSON object, written as a whole. No file means the defaults; a damaged one is set aside; one that
 * can't be read is left as it is, and not written over. Never rejects.
 */
export async function openSettings({ file }: { readonly file: string }): Promise<OpenedSettings> {
  await removeStale(dirname(file), basename(file));
  const content = await read(file);
  if (content.kind === 'fields') return { settings: new SettingsFile(file, content.fields) };
  if (content.kind === 'unreadable') return unread(file, content.reason);
  try {
    const aside = await setAside(file);
    return { settings: new SettingsFile(file, {}), trouble: { name: 'settings-set-aside', file: basename(aside) } };
  } catch (error) {
    return unread(file, diskReasonOf(error));
  }
}

function unread(file: string, reason: DiskReason): OpenedSettings {
  return { settings: new SettingsFile(file, undefined), trouble: { name: 'settings-failed', reason } };
}

class SettingsFile implements SettingsStore {
  /** What was changed since the app started: it holds over the file. */
  private changed: Partial<Settings> = {};
  private lastWrite: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly file: string,
    /** `undefined`: there is a file, and what is in it is not known. */
    private fields: Fields | undefined,
  ) {}

  current(): Settings {
    return parseSettings({ ...this.fields, ...this.changed }).settings;
  }

  change(change: Partial<Settings>): Promise<Result<void, StorageFailure>> {
    this.changed = { ...this.changed, ...change };
    const written = this.lastWrite.then(() => this.write());
    this.lastWrite = written;
    return written;
  }

  private async write(): Promise<Result<void, StorageFailure>> {
    if (this.fields === undefined) {
      const content = await read(this.file);
      if (content.kind === 'unreadable') return fail({ name: 'settings-failed', reason: content.reason });
      if (content.kind === 'garbage') return fail({ name: 'settings-failed', reason: 'other' });
      this.fields = content.fields;
    }
    try {
      await replaceFile(this.file, `${JSON.stringify({ ...this.fields, ...this.changed }, undefined, 2)}\n`);
      return succeed(undefined);
    } catch (error) {
      return fail({ name: 'settings-failed', reason: diskReasonOf(error) });
    }
  }
}

async function read(file: string): Promise<Content> {
  try {
    const about = await stat(file);
    // Not a pipe, which would be waited for, and no folder.
    if (!about.isFile()) return { kind: 'unreadable', reason: 'other' };
    if (about.size > FILES.maxSettingsBytes) return { kind: 'garbage' };
    const fields = parseSettingsText(await readFile(file, 'utf8'));
    return fields === undefined ? { kind: 'garbage' } : { kind: 'fields', fields };
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return isMissing ? { kind: 'fields', fields: {} } : { kind: 'unreadable', reason: diskReasonOf(error) };
  }
}
