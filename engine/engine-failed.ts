import type { EngineFailure } from '../core/failure';

/** What was thrown where nothing should: the library's words, which never hold what was said. */
export function engineFailed(error: unknown): EngineFailure {
  return { name: 'engine-failed', detail: error instanceof Error ? error.message : String(error) };
}
