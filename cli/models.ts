import { type Model, sizeBytesOf } from '../core/model';
import { EMBEDDED_MODEL } from '../core/model';
import { windowText } from '../core/model-text';
import { ModelStore } from '../storage/models/model-store';
import type { Engine } from '../core/engine';
import type { ModelsCommand } from './arguments';
import { printFailure, printLine, printNote } from './console';
import { showProgress } from './progress';
import { runRecommend } from './recommend';

/**
 * `dictum models`: lists, adds, removes and compares the models that the app and the command line share.
 *
 * @param open makes an engine with the model in a folder, or with the embedded one
 * @returns the exit code
 */
export async function runModels(
  command: ModelsCommand,
  store: ModelStore,
  open: (folder: string | undefined) => Engine,
): Promise<number> {
  await store.sweep();
  switch (command.action) {
    case 'list':
      printLine(`${EMBEDDED_MODEL}  built in`);
      for (const model of await store.list()) printLine(describe(model));
      return 0;
    case 'add': {
      const { signal } = new AbortController();
      const added = await store.addFolder(command.subject, {
        signal,
        onProgress: (done) => showProgress(Math.round(done * 100), 100),
      });
      if (added.ok) printLine(describe(added.value));
      else printFailure(added.failure, command.subject);
      return added.ok ? 0 : 1;
    }
    case 'bench': {
      const names = [EMBEDDED_MODEL, ...(await store.list()).map(({ name }) => name)];
      return runRecommend(names, command.subject, command.language, (name) =>
        open(name === EMBEDDED_MODEL ? undefined : store.pathOf(name)),
      );
    }
    case 'remove': {
      const isThere = (await store.list()).some(({ name }) => name === command.subject);
      const removed = await store.remove(command.subject);
      if (!removed.ok) printFailure(removed.failure);
      else if (!isThere) printNote(`dictum: There is no model ${command.subject}.`);
      return removed.ok && isThere ? 0 : 1;
    }
  }
}

function describe(model: Model): string {
  const size = `${(sizeBytesOf(model) / 1e6).toFixed(0)} MB`;
  return [model.name, size, ...(model.isEnglishOnly ? ['English only'] : []), windowText(model.window)].join('  ');
}
