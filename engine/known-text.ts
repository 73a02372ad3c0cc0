import { WHISPER } from '../core/tuning';
import type { Decoder, Encoded } from './decoder';

/** Where a decoder stands in a text: what comes next is chosen from the logits at `offset`. */
export interface Place {
  readonly logits: Float32Array;
  readonly offset: number;
}

/**
 * A walk through a text that is known before it is written: of a draft, or of a text to be judged. Some tokens are looked at
 * in one run, which takes a fraction of their steps; not all of them, as each has 0.2 MB of logits.
 */
export class KnownText {
  /** Logits where the text starts: speech or not is read there (OpenAI's `sot_index`). */
  readonly start: Place;
  /** Tokens that the decoder has been given, and of those, tokens that lie before the place. */
  private given: number;
  private passed = 0;

  private constructor(
    private readonly decoder: Decoder,
    private readonly tokens: readonly number[],
    private readonly vocabularySize: number,
    private logits: Float32Array,
    /** Row of the place in `logits`. */
    private row: number,
    given: number,
  ) {
    this.start = { logits, offset: 0 };
    this.given = given;
  }

  /**
   * Begins before the first of `tokens`.
   *
   * @param prompt what comes before it
   * @param startAt place in the prompt where the text starts
   */
  static async begin(
    decoder: Decoder,
    encoded: Encoded,
    prompt: readonly number[],
    tokens: readonly number[],
    startAt: number,
    vocabularySize: number,
  ): Promise<KnownText> {
    // A decoder that can't go on by several tokens is given all of them with the prompt.
    const first = decoder.steps === undefined ? tokens : tokens.slice(0, WHISPER.knownTokensAtOnce);
    const wanted = [startAt, ...Array.from({ length: first.length + 1 }, (_, i) => prompt.length - 1 + i)];
    const logits = await decoder.begin(encoded, [...prompt, ...first], wanted);
    return new KnownText(decoder, tokens, vocabularySize, logits, 1, first.length);
  }

  get place(): Place {
    return { logits: this.logits, offset: this.row * this.vocabularySize };
  }

  /** The place after the next token. There must be one. */
  async next(): Promise<Place> {
    if (this.passed === this.given) await this.goOn();
    else this.row++;
    this.passed++;
    return this.place;
  }

  private async goOn(): Promise<void> {
    const some = this.tokens.slice(this.given, this.given + WHISPER.knownTokensAtOnce);
    if (some.length === 0 || this.decoder.steps === undefined) throw new Error('the known text is over');
    this.logits = await this.decoder.steps(some);
    this.row = 0;
    this.given += some.length;
  }
}
