import { dirname, relative } from 'node:path';
import { msToSamples, SAMPLE_RATE_HZ } from '../core/audio';
import type { EngineFailure } from '../core/failure';
import { fail, type Result, succeed } from '../core/result';
import { WHISPER } from '../core/tuning';
import { collectAllGarbage } from './collect-garbage';
import { decode } from './decode';
import type { HearingModels, LookAtSegment, TranscribeSegment } from './hearing-models';
import { findInstalledModel } from './installed-model';
import { look } from './look';
import { findModels } from './model-files';
import { transcribe } from './transcriber';
import { VadModel } from './vad';
import { promptTokens, transcribePrompted } from './vocabulary-prompt';
import { ModelFileError, using, WhisperModel, type WhisperOptions } from './whisper-model';

const WARM_UP_TOKENS = 8;

/** All that is loaded. */
export interface Models extends HearingModels {
  readonly vad: VadModel;
  readonly whisper: WhisperModel;
}

export interface ModelsOptions extends WhisperOptions {
  /** Folder of the Whisper to be used instead of the embedded one. */
  readonly installed: string | undefined;
}

/**
 * Loads the detector and Whisper.
 *
 * @param onProgress fraction (0 to 1) of the models' bytes that are in memory
 * @returns the models; `model-missing` or `model-corrupt` with the file, relative to the folder of its model's folder
 */
export async function loadModels(
  modelsFolder: string,
  { installed, ...options }: ModelsOptions,
  onProgress: (fraction: number) => void,
): Promise<Result<Models, EngineFailure>> {
  onProgress(0);
  const embedded = await findModels(modelsFolder);
  const found = embedded.ok && installed !== undefined ? await findInstalledModel(installed, embedded.value) : embedded;
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
    // What loading has left, before anything is compiled.
    collectAllGarbage();
    await warmUp(whisper);
    return succeed({
      vad,
      whisper,
      transcribe: transcribeWith(whisper),
      look: whisper.takesDrafts ? lookWith(whisper) : undefined,
    });
  } catch (error) {
    if (!(error instanceof ModelFileError)) throw error;
    const root =
      [paths.vad, paths.logMel].includes(error.file) || installed === undefined ? modelsFolder : dirname(installed);
    return fail({ name: 'model-corrupt', file: relative(root, error.file).replaceAll('\\', '/') });
  }
}

function transcribeWith(whisper: WhisperModel): TranscribeSegment {
  return (sound, segment, { language, vocabulary }, watch, signal, draft) =>
    transcribePrompted(whisper, vocabulary, (previous) =>
      transcribe(whisper, sound, segment, language, watch, signal, previous, draft),
    ).finally(() => whisper.decoder.end());
}

function lookWith(whisper: WhisperModel): LookAtSegment {
  return async (sound, { language, vocabulary }, watch, signal, draft) => {
    const previous = await promptTokens(whisper, vocabulary);
    await look(whisper, sound, language, watch, signal, previous, draft).finally(() => whisper.decoder.end());
  };
}

/** The first run of everything is slow (code is compiled, memory laid out): better now than after the first words. */
async function warmUp(whisper: WhisperModel): Promise<void> {
  const samples = new Int16Array(SAMPLE_RATE_HZ);
  const signal = new AbortController().signal;
  const windowSamples = whisper.isFullWindowOnly ? msToSamples(WHISPER.fullWindowMs) : 2 * SAMPLE_RATE_HZ;
  const encoded = await whisper.encode(await whisper.features(samples, windowSamples));
  const options = { language: 'en', maxTokens: WARM_UP_TOKENS, isLooping: () => false, signal };
  await decode(whisper, encoded, options);
  whisper.decoder.end();
}
