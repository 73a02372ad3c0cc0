import type { Controller } from '../core/controller';
import type { Engine } from '../core/engine';
import type { Failure } from '../core/failure';
import { fail, type Result, succeed } from '../core/result';
import type { ExportFormat } from '../core/export';
import type { BenchDesk } from './model-bench/bench-desk';
import { createBenchHandlers } from './model-bench/bench-handlers';
import type { Stores } from './open-stores';
import type { AppInfo } from './ipc/contract';
import type { Handlers } from './ipc/handle';
import { changeSettings } from './encrypt-kept';
import { exportHistory } from './export-history';
import { forgetAll, forgetEntry } from './forget';
import { playableAddress } from './playback/kept-sound';
import { createModelHandlers, type ModelParts } from './models/model-handlers';

export interface HandlerParts {
  readonly controller: Controller;
  readonly engine: Engine;
  readonly stores: Stores;
  info(): AppInfo;
  /** The page has subscribed to its events. */
  onPageOpen(): void;
  /** Asks the user where an export goes; `undefined`: nowhere. */
  askExportPath(format: ExportFormat): Promise<string | undefined>;
  readonly models: ModelParts;
  readonly bench: BenchDesk;
  /** Asks the user for a folder with a model; `undefined`: none. */
  askModelFolder(): Promise<string | undefined>;
  onHistoryChange(): void;
  onSettingsChange(): void;
}

/** What each command of the page does. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { controller, engine, stores } = parts;
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
    'history:list': (query) => stores.history.list(query),
    'history:remove': async ({ id }) => {
      const removed = await forgetEntry(id, stores);
      if (removed.ok) controller.forgetLast(id);
      parts.onHistoryChange();
      return removed;
    },
    'history:remove-all': async () => {
      const removed = await forgetAll(stores, (sessionId) => isGoingOn(sessionId, controller));
      if (removed.ok) {
        controller.forgetLast(undefined);
        controller.clearTroubles('key-lost');
      }
      parts.onHistoryChange();
      return removed;
    },
    'history:copy': async ({ id }) => {
      const copied = await copyEntry(id, controller);
      parts.onHistoryChange();
      return copied;
    },
    'history:export': ({ format }) => exportHistory(format, stores.history, (wanted) => parts.askExportPath(wanted)),
    'history:sound': ({ id }) => playableAddress(id, stores),
    ...createModelHandlers(
      parts.models,
      parts.bench,
      stores.settings,
      () => parts.askModelFolder(),
      () => parts.onSettingsChange(),
    ),
    ...createBenchHandlers(parts.bench),
    'settings:change': async (change) => {
      const changed = await changeSettings(change, stores.settings, { controller, encryption: stores.encryption });
      // Also where it could not be written, it holds.
      parts.onSettingsChange();
      return changed;
    },
    'trouble:dismiss': ({ name }) => {
      controller.clearTroubles(name);
    },
    'encryption:look': () => {
      // Elsewhere the system always has one, and looking would already make an entry in it.
      if (process.platform === 'linux') stores.encryption.look();
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
