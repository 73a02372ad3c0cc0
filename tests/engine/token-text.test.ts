import { join } from 'node:path';
import { AutoTokenizer, env } from '@huggingface/transformers';
import { expect, it } from 'vitest';
import { TokenText } from '../../engine/token-text';

const TEXT_TOKENS = 50_257;

it('says what the library’s own tokenizer says, in every script, and leaves special tokens out', async () => {
  env.allowRemoteModels = false;
  env.localModelPath = join(import.meta.dirname, '../../models');
  const tokenizer = await AutoTokenizer.from_pretrained('whisper-base', { local_files_only: true });
  const text = new TokenText(tokenizer.get_vocab(), TEXT_TOKENS);
  const sentences = [' Ask not: what’s “naïve”?', ' 它將於2011年。', ' 今日は', ' Привет, мир', ' नमस्ते', ' 👍🏽 ok'];
  for (const sentence of sentences) {
    const tokens = tokenizer.encode(sentence, { add_special_tokens: false });
    expect(text.decode([50_258, ...tokens, 50_257, 51_000])).toBe(sentence);
  }
  const every = Array.from({ length: TEXT_TOKENS }, (_, token) => token);
  const theirs = every.map((token) => tokenizer.decode([token], { clean_up_tokenization_spaces: false }));
  expect(every.map((token) => text.decode([token]))).toEqual(theirs);
});
