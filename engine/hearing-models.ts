import type { HearingOptions } from '../core/engine';
import type { Segment } from '../core/segmenter';
import type { Stopwatch } from './stopwatch';
import type { Draft, Transcribed } from './transcriber';
import type { VadListener } from './vad';

export type SpeechDetector = Pick<VadListener, 'probabilities'>;

/** What is known of the speech before it is heard. */
export type SpokenOptions = Required<Pick<HearingOptions, 'language' | 'vocabulary'>>;

/**
 * Speech of one segment to text.
 *
 * @param sound the segment's with pre-roll and hangover
 * @param spoken its language may be `auto`
 * @param draft of an earlier look at the segment, and for the next one
 * @returns the segment; `undefined` where `signal` was aborted, at the next step
 */
export type TranscribeSegment = (
  sound: Int16Array,
  segment: Segment,
  spoken: SpokenOptions,
  watch: Stopwatch,
  signal: AbortSignal,
  draft: Draft,
) => Promise<Transcribed | undefined>;

/**
 * A look at a segment that is still being spoken.
 *
 * @param draft of an earlier look, and for the next one or the text
 */
export type LookAtSegment = (
  sound: Int16Array,
  spoken: SpokenOptions,
  watch: Stopwatch,
  signal: AbortSignal,
  draft: Draft,
) => Promise<void>;

/** What a hearing needs of what is loaded. */
export interface HearingModels {
  readonly vad: { listen(): SpeechDetector };
  readonly transcribe: TranscribeSegment;
  /** `undefined` where drafts save nothing: on the full window, or with a decoder that can't take them. */
  readonly look: LookAtSegment | undefined;
}
