import type { Failure } from '../../core/failure';
import type { AppState } from '../state/app-store';

/** The failures that banners show, one of each name: main's, this window's own, and the engine's state. */
export function shownTroubles(state: AppState): readonly Failure[] {
  const { info } = state;
  if (info === undefined) return [];
  const { troubles, engine } = info.snapshot;
  const all = [...troubles, ...state.ownTroubles, ...(engine.kind === 'failed' ? [engine.failure] : [])];
  return all.filter((failure, index) => all.findIndex((other) => other.name === failure.name) === index);
}
