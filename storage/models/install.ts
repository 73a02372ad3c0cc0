import { rename, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelFailure } from '../../core/failure';
import { MANIFEST_FILE, type Model } from '../../core/model';
import { fail, type Result, succeed } from '../../core/result';
import { FILES } from '../../core/tuning';
import { diskReasonOf } from '../disk-reason';
import { makeFolder } from '../make-folder';
import { copyWithOpenWindow } from '../onnx/open-window';
import { WireError } from '../onnx/wire-format';
import { renameInTime, replaceFile } from '../replace-file';
import { checkWhisper } from './check-whisper';
import { copyFile } from '../copy-range';
import { makeDraftFolder, removeFolder } from './draft-folder';
import type { ChosenFiles, ListedFile } from './hub-layout';

export interface Watched {
  /** Called with the part of the work that is done, 0 to 1. */
  readonly onProgress: (fraction: number) => void;
  readonly signal: AbortSignal;
}

export interface InstallJob {
  readonly modelsFolder: string;
  readonly name: string;
  readonly files: ChosenFiles;
  /** Brings the files into the draft: their folder, and whether they may be moved out of it (else they are copied). */
  readonly fetch: (draft: string) => Promise<Result<{ readonly folder: string; readonly mayMove: boolean }, ModelFailure>>;
  readonly onBytes: (bytes: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Installs a model: put together in a draft, its encoder made to take any length, and given its name when it is whole.
 * What fails or is cancelled leaves nothing behind. Never rejects.
 */
export async function install(job: InstallJob): Promise<Result<Model, ModelFailure>> {
  let draft: string | undefined;
  try {
    if (await exists(join(job.modelsFolder, job.name))) return fail({ name: 'model-exists', model: job.name });
    draft = await makeDraftFolder(job.modelsFolder);
    if (!(await hasSpace(draft, job.files))) return fail({ name: 'model-install-failed', reason: 'full' });
    return await installIn(draft, job);
  } catch (error) {
    if (job.signal.aborted) return fail({ name: 'model-install-cancelled' });
    if (error instanceof WireError) return fail({ name: 'model-not-whisper', file: job.files.encoder });
    return fail({ name: 'model-install-failed', reason: diskReasonOf(error) });
  } finally {
    if (draft !== undefined) await removeFolder(draft);
  }
}

async function installIn(draft: string, job: InstallJob): Promise<Result<Model, ModelFailure>> {
  const { name, files, signal, onBytes } = job;
  const source = await job.fetch(draft);
  if (!source.ok) return source;
  const { folder, mayMove } = source.value;
  const checked = await checkWhisper(folder, files);
  if (!checked.ok) return checked;
  const model = join(draft, 'model');
  await makeFolder(join(model, 'onnx'));
  const sizes: Record<string, number> = {};
  const window = await copyWithOpenWindow(join(folder, files.encoder), join(model, files.encoder), onBytes, signal);
  for (const { path } of files.all) {
    if (path !== files.encoder) {
      if (mayMove) await rename(join(folder, path), join(model, path));
      else await copyFile(join(folder, path), join(model, path), onBytes, signal);
    }
    sizes[path] = (await stat(join(model, path))).size;
  }
  const { isEnglishOnly } = checked.value;
  const made = { name, window, isEnglishOnly, files: sizes, encoder: files.encoder, decoder: files.decoder };
  await replaceFile(join(model, MANIFEST_FILE), `${JSON.stringify(made, undefined, 2)}\n`);
  signal.throwIfAborted();
  await renameInTime(model, join(job.modelsFolder, name));
  return succeed(made);
}

/** Whether the disk has room for the files, the encoder twice, and some more. A disk that does not say is tried. */
async function hasSpace(folder: string, { all, encoder }: ChosenFiles): Promise<boolean> {
  const disk = await statfs(folder).catch(() => undefined);
  if (disk === undefined) return true;
  const encoderBytes = all.find(({ path }) => path === encoder)?.sizeBytes ?? 0;
  const neededBytes = all.reduce((sum, { sizeBytes }) => sum + sizeBytes, encoderBytes);
  return disk.bavail * disk.bsize > neededBytes + FILES.spareDiskBytes;
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

/** Turns bytes that are done into the part of all that is done. */
export function countBytes(files: readonly ListedFile[], onProgress: (fraction: number) => void): (bytes: number) => void {
  const totalBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  let doneBytes = 0;
  return (bytes) => {
    doneBytes += bytes;
    onProgress(Math.min(1, doneBytes / totalBytes));
  };
}
