import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AutoTokenizer, env, type PreTrainedTokenizer } from '@huggingface/transformers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { WHISPER } from '../core/tuning';
import { DecoderSession } from './decoder-session';
import { HOP_SAMPLES, logMel, MEL_BANDS } from './log-mel';
import type { ModelPaths } from './model-files';
import { readVocabulary, type Vocabulary } from './vocabulary';

/** Tokens of the prompt, at most: start, language, task, times or not. */
const PROMPT_TOKENS = 4;

/** Whisper's two networks, its tokens and its front end. One segment at a time. */
export class WhisperModel {
  private constructor(
    readonly vocabulary: Vocabulary,
    readonly decoder: DecoderSession,
    private readonly encoder: InferenceSession,
    private readonly tokenizer: PreTrainedTokenizer,
  ) {}

  /**
   * @param loaded called with each model file once it is in memory
   * @throws {ModelFileError} naming the file that could not be used
   */
  static async load(paths: ModelPaths, threads: number, loaded: (file: string) => void): Promise<WhisperModel> {
    const options: InferenceSession.SessionOptions = {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      // The shapes differ at each call: plans made for one are never used again.
      enableMemPattern: false,
      logSeverityLevel: 3,
    };
    const [vocabulary, shape] = await using(paths.generationConfig, async () => {
      const config = JSON.parse(await readFile(paths.config, 'utf8')) as Record<string, number>;
      const meaning = readVocabulary(JSON.parse(await readFile(paths.generationConfig, 'utf8')), config);
      const { decoder_layers: layers = 0, decoder_attention_heads: heads = 0, d_model: width = 0 } = config;
      return [meaning, { layers, heads, headSize: width / heads, vocabularySize: meaning.size }] as const;
    });
    const tokenizer = await using(paths.tokenizer, () => loadTokenizer(dirname(paths.tokenizer)));
    const encoder = await using(paths.encoder, () =>
      // Workers that spin after the encoder's run slow the decoder's first steps; the decoder's own should spin.
      InferenceSession.create(paths.encoder, { ...options, extra: { session: { intra_op: { allow_spinning: '0' } } } }),
    );
    loaded(paths.encoder);
    const decoder = await using(paths.decoder, () => InferenceSession.create(paths.decoder, options));
    loaded(paths.decoder);
    const session = new DecoderSession(decoder, shape, WHISPER.maxTokens + PROMPT_TOKENS);
    return new WhisperModel(vocabulary, session, encoder, tokenizer);
  }

  /** Features of the sound, with zeros behind it up to `windowSamples`. */
  features(samples: Int16Array, windowSamples: number): Tensor {
    return new Tensor('float32', logMel(samples, windowSamples), [1, MEL_BANDS, windowSamples / HOP_SAMPLES]);
  }

  async encode(features: Tensor): Promise<Tensor> {
    const { last_hidden_state: encoded } = await this.encoder.run({ input_features: features });
    if (!(encoded instanceof Tensor)) throw new Error('the encoder gave no output');
    return encoded;
  }

  /** What the tokens say; times and other special tokens are left out. */
  textOf(tokens: readonly number[]): string {
    const words = tokens.filter((token) => token < this.vocabulary.end);
    return words.length === 0 ? '' : this.tokenizer.decode(words, { skip_special_tokens: true }).trim();
  }

  async release(): Promise<void> {
    await this.encoder.release();
    await this.decoder.release();
  }
}

/** A model file that is there but can't be used. */
export class ModelFileError extends Error {
  constructor(
    readonly file: string,
    cause: unknown,
  ) {
    super(`unusable model file ${file}`, { cause });
  }
}

/** Runs `load`; what it throws becomes a `ModelFileError` of `file`. */
export async function using<T>(file: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    throw new ModelFileError(file, error);
  }
}

async function loadTokenizer(folder: string): Promise<PreTrainedTokenizer> {
  env.allowRemoteModels = false;
  env.localModelPath = dirname(folder);
  return AutoTokenizer.from_pretrained(folder.slice(env.localModelPath.length + 1), { local_files_only: true });
}
