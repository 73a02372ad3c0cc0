import type { ModelFailure } from '../../core/failure';
import { fail, type Result, succeed } from '../../core/result';

/** A file of a folder or of the hub, by its path within it. */
export interface ListedFile {
  readonly path: string;
  readonly sizeBytes: number;
}

export interface ChosenFiles {
  readonly encoder: string;
  readonly decoder: string;
  /** Everything that is installed, the two networks and the files beside them included. */
  readonly all: readonly ListedFile[];
}

/** What the engine reads besides the networks. */
const TEXTS = ['config.json', 'generation_config.json', 'tokenizer.json', 'tokenizer_config.json'];

/**
 * The variants of a network, best first: 8 bits are fastest on a processor, then 4, then all 32. 16 bits, which processors
 * don't calculate with, are for an encoder only: the decoder would keep its memory in them.
 */
const VARIANTS = ['_quantized', '_int8', '_uint8', '_q4', ''];
const ENCODERS = [...VARIANTS, '_fp16'].map((variant) => `onnx/encoder_model${variant}.onnx`);
const DECODERS = VARIANTS.map((variant) => `onnx/decoder_model_merged${variant}.onnx`);

/**
 * Picks what is needed out of a model in the layout of transformers.js.
 *
 * @returns the files; `model-not-whisper` with the first one that is missing
 */
export function chooseFiles(listed: readonly ListedFile[]): Result<ChosenFiles, ModelFailure> {
  const byPath = new Map(listed.map((file) => [file.path, file]));
  const missing = TEXTS.find((path) => !byPath.has(path));
  const encoder = ENCODERS.find((path) => byPath.has(path));
  const decoder = DECODERS.find((path) => byPath.has(path));
  if (missing !== undefined) return fail({ name: 'model-not-whisper', file: missing });
  if (encoder === undefined) return fail({ name: 'model-not-whisper', file: 'onnx/encoder_model_quantized.onnx' });
  if (decoder === undefined) return fail({ name: 'model-not-whisper', file: 'onnx/decoder_model_merged_quantized.onnx' });
  const isNeeded = ({ path }: ListedFile): boolean =>
    TEXTS.includes(path) || path === encoder || path === decoder || holdsWeights(path, encoder) || holdsWeights(path, decoder);
  return succeed({ encoder, decoder, all: listed.filter(isNeeded) });
}

/** Networks of over 2 GB keep their weights in files beside them: `X.onnx_data`, `X.onnx_data_1`, … */
function holdsWeights(path: string, network: string): boolean {
  return path.startsWith(network) && /^_data(?:_\d+)?$/.test(path.slice(network.length));
}
