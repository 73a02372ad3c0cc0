import { relative } from 'node:path';
import { SAMPLE_RATE_HZ } from '../core/audio';
import type { EngineFailure } from '../core/failure';
import { fail, type Result, succeed } from '../core/result';
import { decode } from './decode';
import { findModels } from './model-files';
import { VadModel } from './vad';
import { ModelFileError, using, WhisperModel, type WhisperOptions } from './whisper-model';

const WARM_UP_TOKENS = 8;

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
  options: WhisperOptions,
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
    const whisper = await WhisperModel.load(paths, options, loaded);
    await warmUp(whisper);
    return succeed({ vad, whisper });
  } catch (error) {
    if (!(error instanceof ModelFileError)) throw error;
    return fail({ name: 'model-corrupt', file: relative(modelsFolder, error.file).replaceAll('\\', '/') });
  }
}

/** The first run of everything is slow (code is compiled, memory laid out): better now than after the first words. */
async function warmUp(whisper: WhisperModel): Promise<void> {
  const samples = new Int16Array(SAMPLE_RATE_HZ);
  const signal = new AbortController().signal;
  const encoded = await whisper.encode(whisper.features(samples, 2 * SAMPLE_RATE_HZ));
  const options = { language: 'en', timesUntil: undefined, maxTokens: WARM_UP_TOKENS, isLooping: () => false, signal };
  await decode(whisper, encoded, options);
}
