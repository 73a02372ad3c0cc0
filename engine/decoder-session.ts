import { type InferenceSession, Tensor } from 'onnxruntime-node';

/** Shape of Whisper's decoder, from config.json. */
export interface DecoderShape {
  readonly layers: number;
  readonly heads: number;
  readonly headSize: number;
  readonly vocabularySize: number;
}

type Cache = Record<string, Tensor>;

/**
 * Whisper's decoder, token by token. What it has seen (keys and values of each layer) stays in two sets of buffers used in
 * turns: a step reads the one and writes the other.
 */
export class DecoderSession {
  private readonly buffers: readonly (readonly Float32Array[])[];
  private readonly stepLogits: Tensor;
  private readonly nextToken = new BigInt64Array(1);
  private readonly nextTokenTensor = new Tensor('int64', this.nextToken, [1, 1]);
  private readonly useCache = new Tensor('bool', Uint8Array.from([1]), [1]);
  private readonly useNoCache = new Tensor('bool', Uint8Array.from([0]), [1]);
  private encoded: Tensor | undefined;
  private cache: Cache = {};
  private positions = 0;

  /** @param maxPositions most tokens, prompt included, of any text */
  constructor(
    private readonly session: InferenceSession,
    private readonly shape: DecoderShape,
    maxPositions: number,
  ) {
    const bufferLength = shape.heads * shape.headSize * maxPositions;
    this.buffers = [0, 1].map(() => Array.from({ length: 2 * shape.layers }, () => new Float32Array(bufferLength)));
    this.stepLogits = new Tensor('float32', new Float32Array(shape.vocabularySize), [1, 1, shape.vocabularySize]);
  }

  /**
   * Starts a text.
   *
   * @param encoded the encoder's output
   * @param tokens the prompt
   * @returns logits, [prompt length × vocabulary size]
   */
  async begin(encoded: Tensor, tokens: readonly number[]): Promise<Float32Array> {
    const { layers, heads, headSize } = this.shape;
    const nothing = new Tensor('float32', new Float32Array(0), [1, heads, 0, headSize]);
    const past: Cache = {};
    for (let layer = 0; layer < layers; layer++) {
      for (const name of cacheNames(layer)) past[`past_key_values.${name}`] = nothing;
    }
    const ids = new Tensor('int64', BigInt64Array.from(tokens, BigInt), [1, tokens.length]);
    const out = await this.session.run({
      input_ids: ids,
      encoder_hidden_states: encoded,
      use_cache_branch: this.useNoCache,
      ...past,
    });
    this.encoded = encoded;
    this.positions = tokens.length;
    this.cache = {};
    for (const name of Object.keys(past)) this.cache[name] = tensorOf(out, name.replace('past_key_values', 'present'));
    return tensorOf(out, 'logits').data as Float32Array;
  }

  /** Logits after one more token; overwritten by the next step. */
  async step(token: number): Promise<Float32Array> {
    const { encoded } = this;
    if (encoded === undefined) throw new Error('no text was begun');
    this.positions++;
    const present = this.present();
    this.nextToken[0] = BigInt(token);
    await this.session.run(
      {
        input_ids: this.nextTokenTensor,
        encoder_hidden_states: encoded,
        use_cache_branch: this.useCache,
        ...this.cache,
      },
      { logits: this.stepLogits, ...present },
    );
    for (const [name, tensor] of Object.entries(present))
      this.cache[name.replace('present', 'past_key_values')] = tensor;
    return this.stepLogits.data as Float32Array;
  }

  release(): Promise<void> {
    return this.session.release();
  }

  /** Where the step's new keys and values go: the set of buffers that is not read from. */
  private present(): Cache {
    const { layers, heads, headSize } = this.shape;
    const length = heads * headSize * this.positions;
    const buffers = this.buffers[this.positions % 2] ?? [];
    const present: Cache = {};
    for (let layer = 0; layer < layers; layer++) {
      ['key', 'value'].forEach((kind, i) => {
        const data = buffers[2 * layer + i]?.subarray(0, length) ?? new Float32Array(length);
        present[`present.${layer}.decoder.${kind}`] = new Tensor('float32', data, [1, heads, this.positions, headSize]);
      });
    }
    return present;
  }
}

function cacheNames(layer: number): string[] {
  return ['decoder', 'encoder'].flatMap((side) => ['key', 'value'].map((kind) => `${layer}.${side}.${kind}`));
}

function tensorOf(outputs: InferenceSession.OnnxValueMapType, name: string): Tensor {
  const value = outputs[name];
  if (!(value instanceof Tensor)) throw new Error(`the decoder gave no ${name}`);
  return value;
}
