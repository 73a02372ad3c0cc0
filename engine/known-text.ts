import { WHISPER } from '../core/tuning';
import type { Encoded } from './decoder';
import { probabilityOf } from './token-rules';
import type { WhisperModel } from './whisper-model';

/** Where a decoder stands in a text: what comes next is chosen from the logits at `offset`. */
export interface Place {
  readonly logits: Float32Array;
  readonly offset: number;
}

/** What writes a text. */
export type Writer = Pick<WhisperModel, 'decoder' | 'vocabulary'>;

/**
 * A walk through a text that is known before it is written: of a draft, or of a text to be judged. Some tokens are looked at
 * in one run, which takes a fraction of their steps; not all of them, as each has 0.2 MB of logits.
 */
export class KnownText {
  private constructor(
    private readonly model: Writer,
    /** What the decoder has not been given yet. */
    private rest: readonly number[],
    readonly noSpeechProbability: number,
    private logits: Float32Array,
    /** Of the place in `logits`. */
    private offset: number,
  ) {}

  /**
   * Begins before the first of `tokens`.
   *
   * @param prompt what comes before it
   * @param startAt place in the prompt where the text starts: speech or not is read there (OpenAI's `sot_index`)
   */
  static async begin(
    model: Writer,
    encoded: Encoded,
    prompt: readonly number[],
    tokens: readonly number[],
    startAt: number,
  ): Promise<KnownText> {
    const { decoder, vocabulary } = model;
    // A decoder that can't go on by several tokens is given all of them with the prompt.
    const count = decoder.steps === undefined ? tokens.length : WHISPER.knownTokensAtOnce;
    const first = tokens.slice(0, count);
    const wanted = [startAt, ...Array.from({ length: first.length + 1 }, (_, i) => prompt.length - 1 + i)];
    const logits = await decoder.begin(encoded, [...prompt, ...first], wanted);
    const noSpeech = probabilityOf(vocabulary.noSpeech, logits, 0, vocabulary.size);
    return new KnownText(model, tokens.slice(count), noSpeech, logits, vocabulary.size);
  }

  /**
   * Goes on where the decoder stands in a text that it has written part of, instead of beginning anew: `token` comes next,
   * and `tokens` are known to follow. `undefined` for a decoder that can't take several tokens.
   */
  static async goOn(
    model: Writer,
    token: number,
    tokens: readonly number[],
    noSpeechProbability: number,
  ): Promise<KnownText | undefined> {
    const first = tokens.slice(0, WHISPER.knownTokensAtOnce);
    const logits = await model.decoder.steps?.([token, ...first]);
    return logits && new KnownText(model, tokens.slice(first.length), noSpeechProbability, logits, 0);
  }

  get place(): Place {
    return { logits: this.logits, offset: this.offset };
  }

  /** The place after the next token. There must be one. */
  async next(): Promise<Place> {
    this.offset += this.model.vocabulary.size;
    if (this.offset === this.logits.length) await this.readOn();
    return this.place;
  }

  private async readOn(): Promise<void> {
    const { decoder } = this.model;
    if (this.rest.length === 0 || decoder.steps === undefined) throw new Error('the known text is over');
    this.logits = await decoder.steps(this.rest.slice(0, WHISPER.knownTokensAtOnce));
    this.offset = 0;
    this.rest = this.rest.slice(WHISPER.knownTokensAtOnce);
  }
}
