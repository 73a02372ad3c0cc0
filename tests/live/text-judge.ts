import { FRAME_MS, FRAME_SAMPLES } from '../../core/audio';
import type { HeardSegment } from '../../core/engine';
import { spokenOf } from '../../engine/decode';
import { KnownText } from '../../engine/known-text';
import { loadModels, type Models } from '../../engine/models';
import { chooseText } from '../../engine/token-rules';
import { windowsFor } from '../../engine/windows';

/**
 * How far a token may be behind the likeliest one: a comma is tried that is behind by less than 0.7, a loop is cut where the
 * end is not the likeliest, and what is looked at in one run, as drafts are, is rounded otherwise than token by token. On 63
 * segments the engine's own texts have 0.7 at most but for 3, which have up to 3.4; without their last word all have 3.7 and more.
 */
const MAX_BEHIND_NATS = 2.5;

/** Judges a text by the model itself, apart from all that makes the app's texts. */
export class TextJudge {
  private constructor(private readonly models: Models) {}

  /** Throws where the models can't be had. */
  static async load(modelsFolder: string): Promise<TextJudge> {
    const options = { threads: 2, window: 'short', installed: undefined } as const;
    const models = await loadModels(modelsFolder, options, () => undefined);
    if (!models.ok) throw new Error(models.failure.name);
    return new TextJudge(models.value);
  }

  /** Whether the segment's text is one that greedy decoding of its sound, cut out of the whole, could give but for rounding. */
  async isOf(segment: HeardSegment, samples: Int16Array): Promise<boolean> {
    const at = (ms: number): number => (ms / FRAME_MS) * FRAME_SAMPLES;
    const sound = samples.slice(at(segment.startMs), at(segment.endMs));
    return (await this.mostBehindNats(segment, sound)) <= MAX_BEHIND_NATS;
  }

  /** By how much the least likely of the text's tokens, its end included, is behind the likeliest one at its place. */
  private async mostBehindNats(
    { text, window }: Pick<HeardSegment, 'text' | 'window'>,
    sound: Int16Array,
  ): Promise<number> {
    const { whisper } = this.models;
    const { vocabulary, decoder } = whisper;
    const length = windowsFor(sound.length).find(({ kind }) => kind === window)?.samples ?? 0;
    const encoded = await whisper.encode(await whisper.features(sound, length));
    const tokens = await whisper.tokensOf(` ${text}`);
    const prompt = [vocabulary.start, ...spokenOf(vocabulary, 'en'), vocabulary.noTimestamps];
    const known = await KnownText.begin(whisper, encoded, prompt, tokens, 0);
    const behind: number[] = [];
    for (const [index, token] of [...tokens, vocabulary.end].entries()) {
      const { logits, offset } = index === 0 ? known.place : await known.next();
      const best = chooseText(logits, offset, vocabulary, index === 0);
      behind.push((logits[offset + best.token] ?? 0) - (logits[offset + token] ?? -Infinity));
    }
    decoder.end();
    return Math.max(...behind);
  }

  release(): Promise<void> {
    return this.models.whisper.release();
  }
}
