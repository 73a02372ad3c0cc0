import { EMBEDDED_MODEL } from '../../core/model';
import { succeed } from '../../core/result';
import type { SettingsStore } from '../../storage/settings';
import type { BenchDesk } from '../model-bench/bench-desk';
import type { Handlers } from '../ipc/handle';
import type { ModelChoice } from './model-choice';
import type { ModelDesk } from './model-desk';

export interface ModelParts {
  readonly desk: ModelDesk;
  readonly choice: ModelChoice;
}

/** What the page's commands for models do. */
export function createModelHandlers(
  { desk, choice }: ModelParts,
  bench: Pick<BenchDesk, 'forget'>,
  settings: SettingsStore,
  askFolder: () => Promise<string | undefined>,
  onSettingsChange: () => void,
): Pick<Handlers, 'models:add' | 'models:download' | 'models:cancel' | 'models:remove'> {
  return {
    'models:add': async () => {
      const path = await askFolder();
      return path === undefined ? succeed(undefined) : desk.addFolder(path);
    },
    'models:download': ({ name }) => desk.download(name),
    'models:cancel': () => {
      desk.cancel();
    },
    'models:remove': async ({ name }) => {
      if (settings.current().model === name) {
        await settings.change({ model: EMBEDDED_MODEL });
        onSettingsChange();
        await choice.follow();
      }
      await bench.forget(name);
      return desk.remove(name);
    },
  };
}
