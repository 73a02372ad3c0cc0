import { relative } from 'node:path';
import type { EngineFailure } from '../core/failure';
import { fail, type Result, succeed } from '../core/result';
import { findModels } from './model-files';
import { VadModel } from './vad';
import { ModelFileError, using, WhisperModel } from './whisper-model';

/** All that is loaded. */
export interface Models {
  readonly vad: VadModel;
  readonly whisper: WhisperModel;
}

/**
 * Loads the detector and Whisper.
 *
 * @param onProgress fraction (0 to 1) of the models' bytes that are in memory
 * @returns the models; `model-missing` or `model-corrupt` with the file, relative to `modelsFolder`
 */
export async function loadModels(
  modelsFolder: string,
  threads: number,
  onProgress: (fraction: number) => void,
): Promise<Result<Models, EngineFailure>> {
  onProgress(0);
  const found = await findModels(modelsFolder);
  if (!found.ok) return fail(found.failure);
  const { paths, sizeBytes, totalBytes } = found.value;
  let doneBytes = 0;
  const loaded = (file: string): void => {
    doneBytes += sizeBytes(file);
    onProgress(doneBytes / totalBytes);
  };
  try {
    const vad = await using(paths.vad, () => VadModel.load(paths.vad));
    loaded(paths.vad);
    const whisper = await WhisperModel.load(paths, threads, loaded);
    return succeed({ vad, whisper });
  } catch (error) {
    if (!(error instanceof ModelFileError)) throw error;
    return fail({ name: 'model-corrupt', file: relative(modelsFolder, error.file).replaceAll('\\', '/') });
  }
}
