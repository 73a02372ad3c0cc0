import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelFailure } from '../../core/failure';
import { isRecord } from '../../core/is-record';
import { fail, type Result, succeed } from '../../core/result';
import { readInputs } from '../onnx/encoder-graph';
import { FileReader, readGraphFile } from '../onnx/graph-file';
import { TENSOR_TYPE } from '../onnx/graph-messages';
import { WireError } from '../onnx/wire-format';
import type { ChosenFiles } from './hub-layout';

/** What the engine gives each network, and as which kind of number. */
const ENCODER_INPUTS = { input_features: TENSOR_TYPE.float };
const DECODER_INPUTS = {
  input_ids: TENSOR_TYPE.int64,
  encoder_hidden_states: TENSOR_TYPE.float,
  use_cache_branch: TENSOR_TYPE.bool,
  'past_key_values.0.decoder.key': TENSOR_TYPE.float,
};

/**
 * Whether this is a Whisper that the engine can run, as far as its files say.
 *
 * @returns whether it knows English only; `model-not-whisper` with the file that says otherwise. Rejects with the disk's error
 */
export async function checkWhisper(
  folder: string,
  { encoder, decoder }: ChosenFiles,
): Promise<Result<{ readonly isEnglishOnly: boolean }, ModelFailure>> {
  const not = (file: string): Result<never, ModelFailure> => fail({ name: 'model-not-whisper', file });
  const config = await readJson(join(folder, 'config.json'));
  if (config?.['model_type'] !== 'whisper' || typeof config['vocab_size'] !== 'number') return not('config.json');
  const generation = await readJson(join(folder, 'generation_config.json'));
  const needed = ['eos_token_id', 'decoder_start_token_id', 'no_timestamps_token_id'];
  if (needed.some((key) => typeof generation?.[key] !== 'number')) return not('generation_config.json');
  const isEnglishOnly = generation?.['is_multilingual'] === false;
  if (!isEnglishOnly && !isRecord(generation?.['lang_to_id'])) return not('generation_config.json');
  if ((await readJson(join(folder, 'tokenizer.json'))) === undefined) return not('tokenizer.json');
  if (!(await takes(join(folder, encoder), ENCODER_INPUTS))) return not(encoder);
  if (!(await takes(join(folder, decoder), DECODER_INPUTS))) return not(decoder);
  return succeed({ isEnglishOnly });
}

async function readJson(file: string): Promise<Record<string, unknown> | undefined> {
  const text = await readFile(file, 'utf8');
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the network has these inputs, of these kinds. */
async function takes(file: string, inputs: Readonly<Record<string, number>>): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const reader = new FileReader(handle, (await handle.stat()).size);
    const found = await readInputs(reader, await readGraphFile(reader));
    const types = new Map(found.map(({ name, elementType }) => [name, elementType]));
    return Object.entries(inputs).every(([name, type]) => types.get(name) === type);
  } catch (error) {
    if (error instanceof WireError) return false;
    throw error;
  } finally {
    await handle.close();
  }
}
