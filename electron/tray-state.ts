import type { Snapshot } from '../core/snapshot';

/** One icon each. */
export type TrayState = 'ready' | 'listening' | 'thinking' | 'error';

/** What is going on comes before what went wrong earlier. */
export function trayState({ phase, engine, troubles }: Snapshot): TrayState {
  if (phase.kind === 'listening' || phase.kind === 'starting') return 'listening';
  if (phase.kind === 'thinking') return 'thinking';
  return engine.kind === 'failed' || troubles.length > 0 ? 'error' : 'ready';
}
