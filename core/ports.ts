import type { SoundEvent } from './audio';
import type { Delivery, Entry } from './entry';
import type { DeliveryFailure, MicrophoneFailure, StorageFailure } from './failure';
import type { LatencySplit } from './latency-split';
import type { Result } from './result';

/** The ends that the line is plugged into. The app, the command line, the tests and recovery each bring their own. */

/** Files of sound, one for each utterance, that survive a crash and never leak. */
export interface Recordings {
  /** A new file for the session; never throws: where the disk says no, the recording keeps its sound in memory and says so in `broken`. */
  begin(sessionId: string): Promise<Recording>;
  /** Sound of an earlier session, frame by frame, to be read at once; `recording-gone` where there is none, `recording-failed` where the disk says no. */
  open(sessionId: string): Promise<Result<AsyncIterable<Int16Array>, StorageFailure>>;
  /** Owes the session's deletion: the next start of the app deletes its sound, unless it is opened before. Never throws. */
  discard(sessionId: string): Promise<void>;
  /** Deletes the session's file; a deletion that fails is tried again later and at the next start. Never throws. */
  remove(sessionId: string): Promise<void>;
}

export interface Recording {
  /** Resolves once the frame is with the operating system: a kill of the app no longer loses it. Never rejects. */
  append(samples: Int16Array): Promise<void>;
  /** No more sound: header patched, flushed, closed. May be called twice. */
  seal(): Promise<void>;
  /** Set from the moment at which the disk said no; the sound since then is in memory only. */
  readonly broken: StorageFailure | undefined;
  readonly durationMs: number;
  /** All sound so far, from disk and memory. Only after `seal`. */
  frames(): AsyncIterable<Int16Array>;
}

export interface HistoryQuery {
  /** Words that the text must contain, in any order and case; empty for all. */
  readonly search: string;
  readonly limit: number;
  /** Only entries that started before this time; for the next page. */
  readonly beforeMs?: number;
}

export interface History {
  /** Adds the entry, or replaces the one with its id. On disk when it resolves. */
  put(entry: Entry): Promise<Result<void, StorageFailure>>;
  /** `split`: where the wait went, now that delivery is part of it; without it the entry's own stays. */
  setDelivery(id: string, delivery: Delivery, split?: LatencySplit): Promise<Result<void, StorageFailure>>;
  setHasRecording(id: string, hasRecording: boolean): Promise<Result<void, StorageFailure>>;
  get(id: string): Promise<Result<Entry | undefined, StorageFailure>>;
  /** Newest first. */
  list(query: HistoryQuery): Promise<Result<readonly Entry[], StorageFailure>>;
  remove(id: string): Promise<Result<void, StorageFailure>>;
  removeAll(): Promise<Result<void, StorageFailure>>;
}

/** What became of a text. `copied` with a `failure`: pasting was wanted and is impossible. */
export type Delivered =
  | { readonly kind: 'pasted' }
  | { readonly kind: 'copied'; readonly failure?: DeliveryFailure }
  | { readonly kind: 'refused'; readonly failure: DeliveryFailure };

export interface Deliverer {
  /** Puts the text on the clipboard and, where `paste` is wanted and possible, at the cursor. Never throws. */
  deliver(text: string, paste: boolean): Promise<Delivered>;
}

export interface Microphone {
  /** Opens the microphone for a session. The failure is known before the first frame. */
  open(sessionId: string): Promise<Result<OpenMicrophone, MicrophoneFailure>>;
}

export interface OpenMicrophone {
  /** Frames, then one ending; `lost` where the frames stop by themselves. Read once. */
  readonly sound: AsyncIterable<SoundEvent>;
  /** Ends the sound after the last frame spoken so far. May be called twice. */
  close(ending: 'released' | 'cancelled'): void;
}

/** Time, as a port: the core has neither `Date` of its own choosing nor timers. */
export interface Clock {
  /** Milliseconds since 1970. May jump. */
  wallMs(): number;
  /** Milliseconds that only ever grow: for durations. */
  steadyMs(): number;
  /** Runs `action` after `ms`; returns what calls it off. */
  after(ms: number, action: () => void): () => void;
}
