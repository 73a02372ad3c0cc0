import { readdir, readFile, rename, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { ModelFailure } from '../../core/failure';
import { EMBEDDED_MODEL, isModelName, MANIFEST_FILE, type Model, parseModel } from '../../core/model';
import { fail, type Result, succeed } from '../../core/result';
import { diskReasonOf } from '../disk-reason';
import { goneName, removeFolder, sweepDrafts } from './draft-folder';
import type { HubAccess } from './hub-access';
import { downloadModel } from './hub-download';
import { isRepository } from './hub-list';
import { chooseFiles, type ListedFile } from './hub-layout';
import { countBytes, install, type Watched } from './install';

/** The models that the user has added: a folder each, in one folder. The embedded one is not among them. */
export class ModelStore {
  constructor(readonly folder: string) {}

  /** All that are whole, by name. Never rejects: where the disk gives nothing, there is nothing. */
  async list(): Promise<readonly Model[]> {
    const names = await readdir(this.folder).catch(() => []);
    const models = await Promise.all(names.filter(isModelName).map((name) => this.find(name)));
    return models.filter((model) => model !== undefined).sort((one, other) => one.name.localeCompare(other.name, 'en'));
  }

  /** The model, if it is there with a manifest and every file has its size. Never rejects. */
  async find(name: string): Promise<Model | undefined> {
    if (!isModelName(name)) return undefined;
    try {
      const model = parseModel(JSON.parse(await readFile(join(this.folder, name, MANIFEST_FILE), 'utf8')));
      if (model?.name !== name) return undefined;
      for (const [file, bytes] of Object.entries(model.files)) {
        if ((await stat(join(this.folder, name, file))).size !== bytes) return undefined;
      }
      return model;
    } catch {
      return undefined;
    }
  }

  pathOf(name: string): string {
    return join(this.folder, name);
  }

  /** Copies a model from a folder in the hub's layout; it is called as the folder is. Never rejects. */
  async addFolder(source: string, { onProgress, signal }: Watched): Promise<Result<Model, ModelFailure>> {
    const name = basename(resolve(source));
    const taken = this.refuseName(name);
    if (taken !== undefined) return fail(taken);
    let listed: readonly ListedFile[];
    try {
      listed = await listFiles(source);
    } catch (error) {
      return fail({ name: 'model-install-failed', reason: diskReasonOf(error) });
    }
    const files = chooseFiles(listed);
    if (!files.ok) return files;
    return install({
      modelsFolder: this.folder,
      name,
      files: files.value,
      fetch: () => Promise.resolve(succeed({ folder: source, mayMove: false })),
      onBytes: countBytes(files.value.all, onProgress),
      signal,
    });
  }

  /** Downloads a model from the hub, for example `onnx-community/whisper-small`; it is called as the part behind the slash. Never rejects. */
  async addFromHub(repository: string, hub: HubAccess, watched: Watched): Promise<Result<Model, ModelFailure>> {
    if (!isRepository(repository)) return fail({ name: 'model-download-failed', why: 'not-found' });
    const name = repository.slice(repository.indexOf('/') + 1);
    const taken = this.refuseName(name);
    return taken === undefined ? downloadModel(this.folder, name, repository, hub, watched) : fail(taken);
  }

  /** Deletes a model; one that is not there is fine. The engine must not have it open. Never rejects. */
  async remove(name: string): Promise<Result<void, ModelFailure>> {
    if (!isModelName(name) || name === EMBEDDED_MODEL) return fail({ name: 'model-in-use', model: name });
    const gone = goneName(this.folder, name);
    try {
      await rename(this.pathOf(name), gone);
    } catch (error) {
      const reason = diskReasonOf(error);
      return reason === 'gone' ? succeed(undefined) : fail({ name: 'model-install-failed', reason });
    }
    await removeFolder(gone);
    return succeed(undefined);
  }

  /** Deletes what killed installs left; at the start. Never rejects. */
  sweep(): Promise<void> {
    return sweepDrafts(this.folder);
  }

  private refuseName(name: string): ModelFailure | undefined {
    if (!isModelName(name)) return { name: 'model-not-whisper', file: 'config.json' };
    return name === EMBEDDED_MODEL ? { name: 'model-exists', model: name } : undefined;
  }
}

async function listFiles(folder: string): Promise<readonly ListedFile[]> {
  const files: ListedFile[] = [];
  const networks = await readdir(join(folder, 'onnx')).catch(() => []);
  for (const path of [...(await readdir(folder)), ...networks.map((name) => `onnx/${name}`)]) {
    const about = await stat(join(folder, path)).catch(() => undefined);
    if (about?.isFile() === true) files.push({ path, sizeBytes: about.size });
  }
  return files;
}
