import type { EngineFailure } from './failure';
import type { RejectionRule } from './judgement';
import type { LatencySplit } from './latency-split';
import type { TextSpan } from './text-span';

/** One dictation as the history keeps it. */
export interface Entry {
  readonly id: string;
  /** When the key went down, milliseconds since 1970. */
  readonly startedAtMs: number;
  /** Length of the recording. */
  readonly durationMs: number;
  /** What was understood; empty for `failed` and `cancelled`. */
  readonly text: string;
  /** Words that Whisper was not sure of; none where it was of all, and for entries of older versions. */
  readonly doubts?: readonly TextSpan[];
  readonly language: string;
  readonly outcome: EntryOutcome;
  readonly delivery: Delivery;
  /** From release to text, as the user waited for it. */
  readonly latencyMs: number;
  /** Where that time went, and how long delivery took; none for what was not dictated live, and for entries of older versions. */
  readonly split?: LatencySplit;
  /** `recovered`: found on disk at start. `retried`: transcribed again by the user's wish. */
  readonly origin: 'dictated' | 'recovered' | 'retried';
  /** Whether the sound is still on disk (and *Retry* possible). */
  readonly hasRecording: boolean;
}

export type EntryOutcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'rejected'; readonly rule: RejectionRule }
  | { readonly kind: 'failed'; readonly failure: EngineFailure }
  | { readonly kind: 'cancelled' };

/** `waiting`: in the history, not yet delivered. `none`: nothing to deliver. `refused`: neither clipboard nor cursor took it. */
export type Delivery = 'waiting' | 'none' | 'copied' | 'pasted' | 'refused';
