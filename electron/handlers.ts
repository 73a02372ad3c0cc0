import type { Controller } from '../core/controller';
import type { Engine } from '../core/engine';
import type { Failure } from '../core/failure';
import type { History } from '../core/ports';
import { fail, type Result, succeed } from '../core/result';
import type { RecordingsFolder } from '../storage/recordings';
import type { Stores } from './open-stores';
import type { AppInfo } from './ipc/contract';
import type { Handlers } from './ipc/handle';
import { forgetAll, forgetEntry } from './forget';

export interface HandlerParts {
  readonly controller: Controller;
  readonly engine: Engine;
  readonly history: History;
  readonly recordings: RecordingsFolder;
  readonly settings: Stores['settings'];
  info(): AppInfo;
  /** The page has subscribed to its events. */
  onPageOpen(): void;
  onHistoryChange(): void;
  onSettingsChange(): void;
}

/** What each command of the page does. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { controller, engine, history } = parts;
  return {
    'dictation:start': () => {
      // Its outcome comes as a snapshot.
      void controller.start();
    },
    'dictation:stop': () => {
      controller.stop();
    },
    'dictation:cancel': () => {
      controller.cancel();
    },
    'dictation:retry': async ({ id }) => {
      const outcome = await controller.retry(id);
      parts.onHistoryChange();
      return outcome.ok ? succeed(undefined) : fail(outcome.failure);
    },
    'history:list': (query) => history.list(query),
    'history:remove': async ({ id }) => {
      const removed = await forgetEntry(id, parts);
      if (removed.ok) controller.forgetLast(id);
      parts.onHistoryChange();
      return removed;
    },
    'history:remove-all': async () => {
      const removed = await forgetAll(parts, (sessionId) => isGoingOn(sessionId, controller));
      if (removed.ok) controller.forgetLast(undefined);
      parts.onHistoryChange();
      return removed;
    },
    'history:copy': async ({ id }) => {
      const copied = await copyEntry(id, controller);
      parts.onHistoryChange();
      return copied;
    },
    'settings:change': async (change) => {
      const changed = await parts.settings.change(change);
      parts.onSettingsChange();
      return changed.ok ? succeed(undefined) : fail(changed.failure);
    },
    'trouble:dismiss': ({ name }) => {
      controller.clearTroubles(name);
    },
    'engine:reload': () => {
      void engine.load();
    },
    'app:open': () => {
      parts.onPageOpen();
      return parts.info();
    },
  };
}

function isGoingOn(sessionId: string, controller: Controller): boolean {
  const { phase } = controller.current();
  return phase.kind !== 'ready' && phase.kind !== 'done' && phase.sessionId === sessionId;
}

async function copyEntry(id: string, controller: Controller): Promise<Result<undefined, Failure>> {
  const entry = await controller.deliver(id, false);
  if (!entry.ok) return fail(entry.failure);
  if (entry.value === undefined) return fail({ name: 'history-failed', reason: 'gone' });
  return entry.value.delivery === 'refused' ? fail({ name: 'clipboard-refused' }) : succeed(undefined);
}
