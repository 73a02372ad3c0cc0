import type { Engine, HearingOptions } from './engine';
import type { Entry } from './entry';
import type { Failure } from './failure';
import type { Clock, Delivered, Deliverer, History, Recordings } from './ports';
import type { ValidationLimits } from './validation';

/** The ends the line is plugged into: the app, the command line, recovery and the tests bring their own. */
export interface Line {
  readonly recordings: Recordings;
  readonly engine: Engine;
  readonly history: History;
  readonly deliverer: Deliverer;
  readonly clock: Clock;
  /** Told of each step, and of what broke without ending the line. */
  report(sessionId: string, news: News): void;
}

export type News =
  /** The first frame is on disk. */
  | { readonly kind: 'recording' }
  /** The sound has ended; the text is awaited. */
  | { readonly kind: 'thinking' }
  /** The last words so far, while the sound still comes: to be shown, and neither kept nor logged. */
  | { readonly kind: 'preview'; readonly text: string }
  | { readonly kind: 'trouble'; readonly failure: Failure };

export interface Wishes {
  readonly hearing: HearingOptions;
  readonly limits: ValidationLimits;
  /** Paste at the cursor too, where that is possible. */
  readonly paste: boolean;
  /** `false`: the sound is deleted as soon as its text is delivered. */
  readonly keepRecording: boolean;
  /** Private mode: sound without a text to deliver is deleted too, cancelled sound a while later; a failed or undelivered one stays, its words are nowhere else. */
  readonly keepNothing: boolean;
}

/** How one dictation ended. The entry is in the history in every case but `nothing`. */
export type Outcome =
  | { readonly kind: 'delivered'; readonly entry: Entry; readonly delivered: Delivered }
  /** Rejected, failed or cancelled, or not to be delivered now. */
  | { readonly kind: 'kept'; readonly entry: Entry }
  /** Not one frame came, or it is at work already. */
  | { readonly kind: 'nothing' };
