import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../make-folder';
import { isProcessAlive } from '../process-alive';

/** Whose it is shows in the name; no model's name begins with a dot. */
const NAME = /^\.(?:draft|gone)\.(\d+)\./;

/** A folder in which a model is put together, beside those that are whole. Rejects with the disk's error. */
export async function makeDraftFolder(modelsFolder: string): Promise<string> {
  await makeFolder(modelsFolder);
  return mkdtemp(join(modelsFolder, `.draft.${String(process.pid)}.`));
}

/** A name to which a model is moved before its files are deleted: a kill meanwhile leaves no half of a model. */
export function goneName(modelsFolder: string, model: string): string {
  return join(modelsFolder, `.gone.${String(process.pid)}.${String(Date.now())}.${model}`);
}

/** Deletes a folder with all that is in it; what Windows holds on to is swept at the next start. Never throws. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
}

/** Deletes what killed processes left half-done. Never throws. */
export async function sweepDrafts(modelsFolder: string): Promise<void> {
  for (const name of await readdir(modelsFolder).catch(() => [])) {
    const pid = Number(NAME.exec(name)?.[1]);
    if (Number.isNaN(pid) || (pid !== process.pid && isProcessAlive(pid))) continue;
    await removeFolder(join(modelsFolder, name));
  }
}
