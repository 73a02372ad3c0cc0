import type { EngineFailure } from './failure';
import type { Result } from './result';
import type { TextSpan } from './text-span';

/** What is loaded: the models. What is running is a `Hearing`. */
export interface Engine {
  /** Loads the models; a second call joins the first. Fails with `model-missing`, `model-corrupt`, `engine-died`, `engine-failed`. */
  load(): Promise<Result<void, EngineFailure>>;
  state(): EngineState;
  /** Calls `listener` at each change of state; returns what ends the subscription. */
  onState(listener: (state: EngineState) => void): () => void;
  /**
   * Begins one hearing; loads the models first where that is still to be done. Never throws.
   *
   * @param onPreview told the last words of the text so far, each time it changes before `finish`; they may still become others
   */
  hear(options: HearingOptions, onPreview?: (text: string) => void): Hearing;
  /** Ends every hearing with `engine-died` and gives the memory back. */
  close(): Promise<void>;
}

export type EngineState =
  | { readonly kind: 'unloaded' }
  /** `fraction`: 0 to 1 of the models' bytes. */
  | { readonly kind: 'loading'; readonly fraction: number }
  | { readonly kind: 'ready'; readonly model: string }
  | { readonly kind: 'failed'; readonly failure: EngineFailure };

export interface HearingOptions {
  /** Whisper's code for the language spoken (`en`, `de`, …), or `auto` to find out from the first seconds of speech. */
  readonly language: string;
  /** Names and words to be spelled so, where they are said; none by default. */
  readonly vocabulary?: readonly string[];
  /** Write ahead: in each pause, in case the key comes up in it, and now and then while nobody pauses, for a draft; `true` where it is not said. Costs work that is dropped where the user goes on. */
  readonly early?: boolean;
}

/** One utterance being heard. All calls after `finish` or `cancel` do nothing. */
export interface Hearing {
  /** Takes mono 16 kHz int16 samples, any number of them; returns at once. Segments that are finished are transcribed meanwhile. */
  push(samples: Int16Array): void;
  /** Resolves when little is left unheard, so that a fast source (a file) does not fill the memory. */
  drained(): Promise<void>;
  /** No more sound: the text. Fails with any `EngineFailure`. */
  finish(): Promise<Result<Heard, EngineFailure>>;
  /** Drops the work. May be called twice; never throws. */
  cancel(): void;
}

/** One stretch of speech, at most 30 s, decoded in one go. Times count from the start of the recording. */
export interface HeardSegment {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  /** Where it is worth a second look: words that Whisper was not sure of. In order, none touching another. */
  readonly doubts: readonly TextSpan[];
  /** Mean natural-log probability of the tokens chosen; about -0.2 for clear speech, below -1 for a guess. */
  readonly averageLogProb: number;
  /** Whisper's own probability (0 to 1) that nobody speaks, read at the first token. */
  readonly noSpeechProbability: number;
  /** Bytes of the text over bytes of its deflated form; above 2.4 Whisper's paper calls it repetition. */
  readonly compressionRatio: number;
  /** `long`, `full`: the short window's text looped or was doubtful, and a longer one, or Whisper's own of 30 s, gave this one. */
  readonly window: 'short' | 'long' | 'full';
}

export interface Heard {
  /** The segments' texts joined; empty where no speech was found. */
  readonly text: string;
  /** The language decoded with: the one asked for, or the one found for `auto`. */
  readonly language: string;
  readonly segments: readonly HeardSegment[];
  /** Sum of the frames that the VAD took for speech. */
  readonly speechMs: number;
  /** Highest speech probability (0 to 1) of any frame. */
  readonly peakSpeechProbability: number;
  readonly timings: EngineTimings;
}

/** Where the engine's time went, summed over the segments, in milliseconds. */
export interface EngineTimings {
  readonly vadMs: number;
  readonly featuresMs: number;
  readonly encodeMs: number;
  readonly decodeMs: number;
  readonly decodeSteps: number;
  /** What of features and encoder, and of the decoder, fell after `finish`: the rest was done while the user spoke. */
  readonly encodeAfterReleaseMs: number;
  readonly decodeAfterReleaseMs: number;
  /** From `finish` to the text: what the user waits for. */
  readonly afterReleaseMs: number;
}
