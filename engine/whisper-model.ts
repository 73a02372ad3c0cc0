import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InferenceSession, type Tensor } from 'onnxruntime-node';
import { ENGINE } from '../core/tuning';
import type { Decoder, DecoderShape, Encoded } from './decoder';
import { LeanDecoder } from './lean-decoder';
import { LogMel, MEL_BANDS } from './log-mel';
import type { ModelPaths } from './model-files';
import { MergedDecoder } from './merged-decoder';
import { OutputProjection } from './output-projection';
import { TokenText } from './token-text';
import { loadTokenizer } from './tokenizer';
import { readVocabulary, type Vocabulary } from './vocabulary';

export interface WhisperOptions {
  /** Of one inference. */
  readonly threads: number;
  /** `full`: every segment on the window of 30 s. */
  readonly window: 'short' | 'full';
}

/** Whisper's two networks, its tokens and its front end. One segment at a time. */
export class WhisperModel {
  private tokenizer: ReturnType<typeof loadTokenizer> | undefined;

  private constructor(
    readonly vocabulary: Vocabulary,
    readonly decoder: Decoder,
    private readonly encoder: InferenceSession,
    private readonly tokenText: TokenText,
    private readonly logMel: LogMel,
    /** The encoder takes Whisper's 30 s only, or is to be given nothing else. */
    readonly isFullWindowOnly: boolean,
    private readonly folder: string,
  ) {}

  /**
   * @param loaded called with each model file once it is in memory
   * @throws {ModelFileError} naming the file that could not be used
   */
  static async load(
    paths: ModelPaths,
    { threads, window }: WhisperOptions,
    loaded: (file: string) => void,
  ): Promise<WhisperModel> {
    const options: InferenceSession.SessionOptions = {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      // The shapes differ at each call: plans made for one are never used again.
      enableMemPattern: false,
      logSeverityLevel: 3,
    };
    const [vocabulary, shape, bands] = await using(paths.generationConfig, async () => {
      const config = JSON.parse(await readFile(paths.config, 'utf8')) as Record<string, number>;
      const meaning = readVocabulary(JSON.parse(await readFile(paths.generationConfig, 'utf8')), config);
      return [meaning, shapeOf(config, meaning.size), config['num_mel_bins'] ?? MEL_BANDS] as const;
    });
    const folder = dirname(paths.tokenizer);
    const tokenizer = await using(paths.tokenizer, () => loadTokenizer(folder));
    const tokenText = new TokenText(tokenizer.get_vocab(), vocabulary.end);
    const logMel = await using(paths.logMel, () => LogMel.load(paths.logMel, bands));
    loaded(paths.logMel);
    const encoder = await using(paths.encoder, () =>
      // Its workers would spin on after a run and slow the decoder's first steps; the decoder's own should spin from step to step, and no longer.
      InferenceSession.create(paths.encoder, { ...options, extra: { session: { force_spinning_stop: '1' } } }),
    );
    loaded(paths.encoder);
    const spin = { intra_op: { spin_duration_us: String(ENGINE.decoderSpinUs) } };
    const session = await using(paths.decoder, () =>
      InferenceSession.create(paths.decoder, { ...options, extra: { session: spin } }),
    );
    loaded(paths.decoder);
    const decoder = await decoderOf(session, paths.projection, shape, vocabulary);
    if (paths.projection !== undefined) loaded(paths.projection);
    const isFullWindowOnly = window === 'full' || paths.isFullWindowOnly === true;
    return new WhisperModel(vocabulary, decoder, encoder, tokenText, logMel, isFullWindowOnly, folder);
  }

  /** Whether a draft of a text makes the text quicker. */
  get takesDrafts(): boolean {
    return !this.isFullWindowOnly && this.decoder.rewind !== undefined;
  }

  /** Features of the sound, with zeros behind it up to `windowSamples`. */
  features(samples: Int16Array, windowSamples: number): Promise<Tensor> {
    return this.logMel.features(samples, windowSamples);
  }

  /** What the decoder needs to know of the window. */
  async encode(features: Tensor): Promise<Encoded> {
    return this.encoder.run({ input_features: features });
  }

  /** What the tokens say, blanks at its ends as they are; times and other special tokens are left out. */
  textOf(tokens: readonly number[]): string {
    return this.tokenText.decode(tokens);
  }

  /** Tokens of a text, special ones left out. The library's tokenizer is loaded for it, and kept. */
  async tokensOf(text: string): Promise<readonly number[]> {
    this.tokenizer ??= loadTokenizer(this.folder);
    return (await this.tokenizer).encode(text, { add_special_tokens: false });
  }

  async release(): Promise<void> {
    await this.logMel.release();
    await this.encoder.release();
    await this.decoder.release();
  }
}

/** @param projection file of the lean graph's; the hub's has its own */
async function decoderOf(
  session: InferenceSession,
  projection: string | undefined,
  shape: DecoderShape,
  vocabulary: Vocabulary,
): Promise<Decoder> {
  if (projection === undefined) return new MergedDecoder(session, shape);
  const read = (): Promise<OutputProjection> => OutputProjection.read(projection, shape.heads * shape.headSize);
  return new LeanDecoder(session, shape, await using(projection, read), vocabulary);
}

function shapeOf(config: Record<string, number>, vocabularySize: number): DecoderShape {
  const { decoder_layers: layers = 0, decoder_attention_heads: heads = 0, d_model: width = 0 } = config;
  return { layers, heads, headSize: width / heads, vocabularySize, positions: config['max_target_positions'] ?? 0 };
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
