import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { Decoder, DecoderShape, Encoded } from './decoder';

type Cache = Record<string, Tensor>;

/**
 * The decoder as the hub's tool exports it: one graph with a branch for the first tokens and one for the next. Keys and values
 * of all layers go in and come out at each step.
 */
export class MergedDecoder implements Decoder {
  private encoded: Encoded = {};
  private cache: Cache = {};

  constructor(
    private readonly session: InferenceSession,
    private readonly shape: DecoderShape,
  ) {}

  async begin(encoded: Encoded, tokens: readonly number[], wanted: readonly number[]): Promise<Float32Array> {
    const { layers, heads, headSize, vocabularySize } = this.shape;
    const nothing = new Tensor('float32', new Float32Array(0), [1, heads, 0, headSize]);
    this.encoded = encoded;
    this.cache = {};
    for (let layer = 0; layer < layers; layer++) {
      for (const name of cacheNames(layer)) this.cache[`past_key_values.${name}`] = nothing;
    }
    const logits = await this.run(tokens, false);
    const rows = new Float32Array(wanted.length * vocabularySize);
    for (const [row, at] of wanted.entries())
      rows.set(logits.subarray(at * vocabularySize, (at + 1) * vocabularySize), row * vocabularySize);
    return rows;
  }

  step(token: number): Promise<Float32Array> {
    return this.run([token], true);
  }

  end(): void {
    this.encoded = {};
    this.cache = {};
  }

  release(): Promise<void> {
    return this.session.release();
  }

  private async run(tokens: readonly number[], isStep: boolean): Promise<Float32Array> {
    const out = await this.session.run({
      input_ids: new Tensor('int64', BigInt64Array.from(tokens, BigInt), [1, tokens.length]),
      encoder_hidden_states: encodedOf(this.encoded),
      use_cache_branch: new Tensor('bool', Uint8Array.from([isStep ? 1 : 0]), [1]),
      ...this.cache,
    });
    for (const name of Object.keys(this.cache)) {
      // A step leaves the cross-attention's as they were, and gives nothing for them.
      if (isStep && name.includes('.encoder.')) continue;
      this.cache[name] = tensorOf(out, name.replace('past_key_values', 'present'));
    }
    return tensorOf(out, 'logits').data as Float32Array;
  }
}

function encodedOf({ last_hidden_state: encoded }: Encoded): Tensor {
  if (encoded === undefined) throw new Error('no text was begun');
  return encoded;
}

function cacheNames(layer: number): string[] {
  return ['decoder', 'encoder'].flatMap((side) => ['key', 'value'].map((kind) => `${layer}.${side}.${kind}`));
}

function tensorOf(outputs: InferenceSession.OnnxValueMapType, name: string): Tensor {
  const value = outputs[name];
  if (!(value instanceof Tensor)) throw new Error(`the decoder gave no ${name}`);
  return value;
}
