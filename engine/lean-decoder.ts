import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { Decoder, DecoderShape, Encoded } from './decoder';
import type { OutputProjection } from './output-projection';
import type { Vocabulary } from './vocabulary';

/** Added to a score, it leaves no probability. */
const NEVER = -1e9;

/**
 * The decoder of our own packs (models/recipe/lean_whisper.py): the encoder has made the keys and values of the
 * cross-attention already, and a run gives back only what is new, so that little crosses into native code and back.
 */
export class LeanDecoder implements Decoder {
  /** Keys and values of the self-attention of all layers, position by position: [positions × keptWidth]. */
  private readonly kept: Float32Array;
  private readonly keptWidth: number;
  private readonly noMask: Float32Array;
  private encoded: Encoded = {};
  private length = 0;

  constructor(
    private readonly session: InferenceSession,
    private readonly shape: DecoderShape,
    private readonly projection: OutputProjection,
    private readonly vocabulary: Pick<Vocabulary, 'suppressed' | 'end'>,
  ) {
    const { layers, heads, headSize, positions } = shape;
    this.keptWidth = 2 * layers * heads * headSize;
    this.kept = new Float32Array(positions * this.keptWidth);
    this.noMask = new Float32Array(positions);
  }

  begin(encoded: Encoded, tokens: readonly number[], wanted: readonly number[]): Promise<Float32Array> {
    this.encoded = encoded;
    this.length = 0;
    return this.run(tokens, wanted);
  }

  step(token: number): Promise<Float32Array> {
    return this.run([token], [0]);
  }

  steps(tokens: readonly number[]): Promise<Float32Array> {
    return this.run(tokens, Array.from(tokens.keys()));
  }

  rewind(count: number): void {
    this.length = Math.min(this.length, count);
  }

  end(): void {
    // Their wrappers are old objects by now and would keep 10 MB until the next full collection: moved out, it is young again.
    for (const { data } of Object.values(this.encoded)) {
      if (data instanceof Float32Array && data.buffer instanceof ArrayBuffer)
        structuredClone(data.buffer, { transfer: [data.buffer] });
    }
    this.encoded = {};
  }

  release(): Promise<void> {
    return this.session.release();
  }

  /** Goes on with `tokens`; logits, [number of wanted × vocabulary size]. */
  private async run(tokens: readonly number[], wanted: readonly number[]): Promise<Float32Array> {
    const { heads, headSize } = this.shape;
    const { length: past, keptWidth } = this;
    const count = tokens.length;
    const feeds = {
      ...this.encoded,
      embedded: new Tensor('float32', this.projection.embed(tokens), [1, count, heads * headSize]),
      positions: new Tensor(
        'int64',
        BigInt64Array.from(tokens, (_, i) => BigInt(past + i)),
        [1, count],
      ),
      wanted: new Tensor('int64', BigInt64Array.from(wanted, BigInt), [wanted.length]),
      mask: new Tensor('float32', this.mask(count), [1, 1, count, past + count]),
      past: new Tensor('float32', this.kept.subarray(0, past * keptWidth), [1, past, keptWidth]),
    };
    const out = await this.session.run(feeds);
    this.kept.set(dataOf(out, 'new'), past * keptWidth);
    this.length = past + count;
    const logits = dataOf(out, 'logits');
    this.projection.sharpen(logits, dataOf(out, 'hidden'), this.vocabulary.suppressed, this.vocabulary.end);
    return logits;
  }

  /** A token sees itself and what came before it. */
  private mask(count: number): Float32Array {
    const { length: past } = this;
    if (count === 1) return this.noMask.subarray(0, past + 1);
    const mask = new Float32Array(count * (past + count));
    for (let row = 0; row < count; row++)
      mask.fill(NEVER, row * (past + count) + past + row + 1, (row + 1) * (past + count));
    return mask;
  }
}

function dataOf(outputs: InferenceSession.OnnxValueMapType, name: string): Float32Array {
  const value = outputs[name];
  if (!(value instanceof Tensor)) throw new Error(`the decoder gave no ${name}`);
  return value.data as Float32Array;
}
