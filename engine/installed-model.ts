import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { EngineFailure } from '../core/failure';
import { MANIFEST_FILE, type Model, parseModel, sizeBytesOf } from '../core/model';
import { fail, type Result, succeed } from '../core/result';
import type { FoundModels } from './model-files';

/**
 * Looks whether an installed Whisper is there in full, by the sizes in its manifest; the detector and the front end are the embedded ones.
 *
 * @param folder the model's own
 * @returns the files' paths; `model-missing` or `model-corrupt` with the file, the model's folder first
 */
export async function findInstalledModel(
  folder: string,
  embedded: FoundModels,
): Promise<Result<FoundModels, EngineFailure>> {
  const named = (file: string): string => `${basename(folder)}/${file}`;
  const model = await readManifest(folder);
  if (model === undefined) return fail({ name: 'model-missing', file: named(MANIFEST_FILE) });
  for (const [file, sizeBytes] of Object.entries(model.files)) {
    const found = await stat(join(folder, file)).catch(() => undefined);
    if (found?.isFile() !== true) return fail({ name: 'model-missing', file: named(file) });
    if (found.size !== sizeBytes) return fail({ name: 'model-corrupt', file: named(file) });
  }
  const { vad, logMel } = embedded.paths;
  const sizes = new Map(Object.entries(model.files).map(([file, bytes]) => [join(folder, file), bytes]));
  return succeed({
    paths: {
      vad,
      logMel,
      encoder: join(folder, model.encoder),
      decoder: join(folder, model.decoder),
      config: join(folder, 'config.json'),
      generationConfig: join(folder, 'generation_config.json'),
      tokenizer: join(folder, 'tokenizer.json'),
      isFullWindowOnly: model.window.kind === 'full',
    },
    totalBytes: sizeBytesOf(model) + embedded.sizeBytes(vad) + embedded.sizeBytes(logMel),
    sizeBytes: (path) => sizes.get(path) ?? embedded.sizeBytes(path),
  });
}

async function readManifest(folder: string): Promise<Model | undefined> {
  try {
    return parseModel(JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8')));
  } catch {
    return undefined;
  }
}
