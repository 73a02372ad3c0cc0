import type { EngineState } from './engine';
import type { Entry } from './entry';
import type { Failure } from './failure';

/** All that the windows and the tray need to know, small enough to be sent whole at every change. */
export interface Snapshot {
  readonly phase: Phase;
  readonly engine: EngineState;
  /** The newest dictation since the app started. */
  readonly last: Entry | undefined;
  /** The last words of the dictation that is going on, before its text is there; gone with it, and kept nowhere. */
  readonly preview?: { readonly sessionId: string; readonly text: string } | undefined;
  /** What went wrong and still matters; newest first, one of each name. */
  readonly troubles: readonly Failure[];
  /** Entries that were found on disk at start and transcribed then. */
  readonly recovered: number;
}

export type Phase =
  | { readonly kind: 'ready' }
  /** The key is down, the microphone opens. */
  | { readonly kind: 'starting'; readonly sessionId: string }
  | { readonly kind: 'listening'; readonly sessionId: string; readonly sinceMs: number }
  | { readonly kind: 'thinking'; readonly sessionId: string }
  /** `entryId`: how the last one ended; becomes `ready` by itself. */
  | { readonly kind: 'done'; readonly entryId: string };
