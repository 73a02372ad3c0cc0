import type { Tensor } from 'onnxruntime-node';

/** What the encoder made of a window, by the names of the decoder's inputs. Only a decoder of the same model understands it. */
export type Encoded = Readonly<Record<string, Tensor>>;

/** Whisper's decoder, token by token: one text at a time. */
export interface Decoder {
  /**
   * Starts a text.
   *
   * @param encoded the encoder's output
   * @param tokens the prompt
   * @param wanted places in the prompt whose logits are asked for; each costs as much as a fifth of a step
   * @returns logits, [number of wanted × vocabulary size]
   */
  begin(encoded: Encoded, tokens: readonly number[], wanted: readonly number[]): Promise<Float32Array>;
  /** Logits after one more token, [vocabulary size]. */
  step(token: number): Promise<Float32Array>;
  /** Logits after each of several more tokens, [count × vocabulary size], in one run. */
  steps?(tokens: readonly number[]): Promise<Float32Array>;
  /** Goes on as if there had been only the first `count` tokens, prompt included. Not every graph lets go of tokens. */
  rewind?(count: number): void;
  /** Lets go of the window, which can't be used again: it is the largest thing in memory besides the weights. */
  end(): void;
  release(): Promise<void>;
}

/** Shape of Whisper's decoder, from config.json. */
export interface DecoderShape {
  readonly layers: number;
  readonly heads: number;
  readonly headSize: number;
  readonly vocabularySize: number;
  /** Tokens of the longest text, prompt included, that the model has positions for. */
  readonly positions: number;
}
