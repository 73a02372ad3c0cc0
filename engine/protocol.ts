import type { EngineState, Heard, HearingOptions } from '../core/engine';
import type { EngineFailure } from '../core/failure';
import type { Result } from '../core/result';

/** Everything that goes to the engine's process. `id` names a hearing; the sender chooses it. */
export type ToEngine =
  | { readonly kind: 'load' }
  | { readonly kind: 'hear'; readonly id: number; readonly options: HearingOptions }
  /** `samples`: mono 16 kHz int16, an array of its own (a view would take its whole buffer along). */
  | { readonly kind: 'push'; readonly id: number; readonly samples: Int16Array }
  | { readonly kind: 'finish'; readonly id: number }
  | { readonly kind: 'cancel'; readonly id: number };

/** Everything that comes back. */
export type FromEngine =
  /** Sent each engineHeartbeatMs while the process can. */
  | { readonly kind: 'beat' }
  | { readonly kind: 'state'; readonly state: EngineState }
  | { readonly kind: 'loaded'; readonly result: Result<void, EngineFailure> }
  /** This many samples of the hearing no longer wait. */
  | { readonly kind: 'taken'; readonly id: number; readonly samples: number }
  /** The hearing's last words so far. */
  | { readonly kind: 'preview'; readonly id: number; readonly text: string }
  | { readonly kind: 'heard'; readonly id: number; readonly result: Result<Heard, EngineFailure> };
