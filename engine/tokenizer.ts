import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PreTrainedTokenizer } from '@huggingface/transformers';

/** The first pair that GPT-2's byte-pair encoding joins: a blank and a t. */
const FIRST_MERGE = ['Ġ', 't'] as const;

/**
 * The library's tokenizer, with what the hub's packs of Whisper lack: the first line of GPT-2's list of merges was taken for a
 * heading when they were made. Without it a word that begins with t falls into tokens that the model never saw so.
 *
 * @param folder holds tokenizer.json and tokenizer_config.json
 * @throws where they can't be read or are none
 */
export async function loadTokenizer(folder: string): Promise<PreTrainedTokenizer> {
  const read = async (file: string): Promise<unknown> =>
    JSON.parse(await readFile(join(folder, file), 'utf8')) as unknown;
  const [tokenizer, config] = await Promise.all([read('tokenizer.json'), read('tokenizer_config.json')]);
  return new PreTrainedTokenizer(withFirstMerge(tokenizer), config);
}

function withFirstMerge(tokenizer: unknown): unknown {
  if (!isRecord(tokenizer) || !isRecord(tokenizer['model'])) return tokenizer;
  const { model } = tokenizer;
  const { vocab, merges } = model;
  const joined = FIRST_MERGE.join('');
  if (!Array.isArray(merges) || !isRecord(vocab) || vocab[joined] === undefined) return tokenizer;
  const list = merges as readonly unknown[];
  // A pair is a text with a blank in the middle, or a list of two.
  const textOf = (merge: unknown): string => (Array.isArray(merge) ? merge.join(' ') : String(merge));
  if (list.some((merge) => textOf(merge) === FIRST_MERGE.join(' '))) return tokenizer;
  const first = Array.isArray(list[0]) ? FIRST_MERGE : FIRST_MERGE.join(' ');
  return { ...tokenizer, model: { ...model, merges: [first, ...list] } };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
