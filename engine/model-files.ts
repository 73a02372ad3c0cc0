import { stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { EngineFailure } from '../core/failure';
import { fail, type Result, succeed } from '../core/result';

/** Name of the model, as the user sees it and as its folder is called. */
export const WHISPER_MODEL = 'whisper-base';

/** Every file that the engine reads, relative to the models' folder, with its size; the sums are in models/SHA256SUMS. */
const FILES: Readonly<Record<string, number>> = {
  'silero-vad/silero_vad_16k.onnx': 1_159_432,
  'log-mel/log_mel.onnx': 644_368,
  'whisper-base/config.json': 1_167,
  'whisper-base/generation_config.json': 3_705,
  'whisper-base/tokenizer.json': 2_203_239,
  'whisper-base/tokenizer_config.json': 16_474,
  'whisper-base/onnx/encoder_lean.onnx': 29_708_823,
  'whisper-base/onnx/decoder_lean.onnx': 38_379_855,
  'whisper-base/onnx/projection.bin': 27_384_752,
};

export interface ModelPaths {
  readonly vad: string;
  readonly logMel: string;
  readonly encoder: string;
  readonly decoder: string;
  /** Of a lean decoder. */
  readonly projection?: string;
  readonly config: string;
  readonly generationConfig: string;
  readonly tokenizer: string;
  /** The encoder takes Whisper's 30 s only. */
  readonly isFullWindowOnly?: boolean;
}

export interface FoundModels {
  readonly paths: ModelPaths;
  readonly totalBytes: number;
  /** Size of one of `paths`. */
  readonly sizeBytes: (path: string) => number;
}

/**
 * Looks whether every file is there in full. Sizes only, so that a start costs nothing: a file of the right length that
 * holds garbage fails when it is loaded.
 *
 * @returns the files' paths; `model-missing` or `model-corrupt` with the first file that is gone or too short or long
 */
export async function findModels(modelsFolder: string): Promise<Result<FoundModels, EngineFailure>> {
  for (const [file, sizeBytes] of Object.entries(FILES)) {
    const found = await stat(join(modelsFolder, file)).catch(() => undefined);
    if (found?.isFile() !== true) return fail({ name: 'model-missing', file });
    if (found.size !== sizeBytes) return fail({ name: 'model-corrupt', file });
  }
  const whisper = join(modelsFolder, WHISPER_MODEL);
  const paths = {
    vad: join(modelsFolder, 'silero-vad/silero_vad_16k.onnx'),
    logMel: join(modelsFolder, 'log-mel/log_mel.onnx'),
    encoder: join(whisper, 'onnx/encoder_lean.onnx'),
    decoder: join(whisper, 'onnx/decoder_lean.onnx'),
    projection: join(whisper, 'onnx/projection.bin'),
    config: join(whisper, 'config.json'),
    generationConfig: join(whisper, 'generation_config.json'),
    tokenizer: join(whisper, 'tokenizer.json'),
  };
  return succeed({
    paths,
    totalBytes: Object.values(FILES).reduce((sum, bytes) => sum + bytes, 0),
    sizeBytes: (path) => FILES[relative(modelsFolder, path).replaceAll('\\', '/')] ?? 0,
  });
}
