import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { WHISPER } from '../core/tuning';
import { nearBest } from './likeliest';

/** Weights that share a scale, in a row of the table (models/recipe/lean_whisper.py). */
const BLOCK = 128;
/** This byte is zero. */
const ZERO = 128;
const SCALE_BYTES = 4;
const DIGEST_BYTES = 32;

/**
 * Whisper's token embeddings, which are its output projection too, in 8 bits. The graph of a lean decoder has the projection
 * in 4 bits, for a step reads all of it: what comes close to the best there is looked at again here.
 */
export class OutputProjection {
  private constructor(
    private readonly table: Uint8Array,
    private readonly scales: Float32Array,
    private readonly width: number,
  ) {}

  /**
   * @param file rows in 8 bits, their scales, and the SHA-256 of both
   * @param width numbers in a row
   * @throws {Error} where it can't be read or was damaged
   */
  static async read(file: string, width: number): Promise<OutputProjection> {
    const bytes = await readFile(file);
    const content = bytes.subarray(0, bytes.length - DIGEST_BYTES);
    const digest = createHash('sha256').update(content).digest();
    if (!digest.equals(bytes.subarray(content.length))) throw new Error('its checksum is another');
    const rowBytes = width + (width / BLOCK) * SCALE_BYTES;
    const tableBytes = (content.length / rowBytes) * width;
    const scales = content.buffer.slice(content.byteOffset + tableBytes, content.byteOffset + content.length);
    return new OutputProjection(content.subarray(0, tableBytes), new Float32Array(scales), width);
  }

  /** What the decoder is given of tokens: [tokens × width]. */
  embed(tokens: readonly number[]): Float32Array {
    const embedded = new Float32Array(tokens.length * this.width);
    let at = 0;
    for (const token of tokens) {
      for (let i = 0; i < this.width; i++) embedded[at++] = this.weight(token, i);
    }
    return embedded;
  }

  /**
   * Puts exact logits in the place of rough ones that may be the best or near it.
   *
   * @param logits [rows × vocabulary size]
   * @param hidden what they were made of, [rows × width]
   * @param never 1 for tokens that are not to be chosen and may stay rough
   * @param roughTokens so many at the beginning of a row are rough
   */
  sharpen(logits: Float32Array, hidden: Float32Array, never: Uint8Array, roughTokens: number): void {
    const rows = hidden.length / this.width;
    const size = logits.length / rows;
    for (let row = 0; row < rows; row++) {
      const all = logits.subarray(row * size, (row + 1) * size);
      const state = hidden.subarray(row * this.width, (row + 1) * this.width);
      for (const token of nearBest(all, WHISPER.roughNats, never)) {
        if (token < roughTokens) all[token] = this.logit(token, state);
      }
    }
  }

  private logit(token: number, state: Float32Array): number {
    const blocks = this.width / BLOCK;
    let [logit, at] = [0, token * this.width];
    for (let block = 0; block < blocks; block++) {
      let sum = 0;
      for (let i = block * BLOCK; i < (block + 1) * BLOCK; i++)
        sum += ((this.table[at++] ?? 0) - ZERO) * (state[i] ?? 0);
      logit += sum * (this.scales[token * blocks + block] ?? 0);
    }
    return logit;
  }

  private weight(token: number, i: number): number {
    const scale = this.scales[token * (this.width / BLOCK) + Math.floor(i / BLOCK)] ?? 0;
    return ((this.table[token * this.width + i] ?? 0) - ZERO) * scale;
  }
}
