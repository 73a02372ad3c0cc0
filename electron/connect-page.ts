import { app } from 'electron';
import type { Controller } from '../core/controller';
import type { Engine } from '../core/engine';
import type { BenchDesk } from './model-bench/bench-desk';
import { createExportDialog } from './export-dialog';
import { createHandlers } from './handlers';
import type { AppInfo } from './ipc/contract';
import type { Gate } from './ipc/gate';
import { handleAudio, handleCommands } from './ipc/handle';
import type { Page } from './ipc/page';
import type { Keyboard } from './keyboard';
import type { PageMicrophone } from './microphone';
import { createFolderDialog } from './models/folder-dialog';
import type { ModelParts } from './models/model-handlers';
import type { NetworkGuard } from './network/guard';
import type { Stores } from './open-stores';

export interface PageParts {
  readonly page: Page;
  readonly gate: Gate;
  readonly controller: Controller;
  readonly engine: Engine;
  readonly microphone: PageMicrophone;
  readonly keyboard: Keyboard;
  readonly stores: Stores;
  readonly network: NetworkGuard;
  readonly dataFolder: string;
  readonly models: ModelParts;
  readonly bench: BenchDesk;
}

/** Both directions between the app and its page: commands and sound in, state out. */
export function connectPage(parts: PageParts): void {
  const { page, gate, controller, engine, microphone, stores } = parts;
  const onHistoryChange = (): void => page.send('history-changed', undefined);
  const handlers = createHandlers({
    controller,
    engine,
    stores,
    info: () => appInfo(parts),
    askExportPath: createExportDialog(() => page.contents()),
    onPageOpen: () => {
      page.opened();
      sayReady();
    },
    models: parts.models,
    bench: parts.bench,
    askModelFolder: createFolderDialog(() => page.contents()),
    onSettingsChange: () => {
      page.send('settings', stores.settings.current());
      void parts.models.choice.follow();
    },
    onHistoryChange,
  });
  handleCommands(handlers, gate);
  handleAudio((message) => microphone.hear(message), gate);

  stores.encryption.tell((state) => page.send('encryption', state));
  let { last } = controller.current();
  controller.onChange((snapshot) => {
    page.send('snapshot', snapshot);
    if (snapshot.last !== last) onHistoryChange();
    last = snapshot.last;
  });
}

function appInfo({ controller, keyboard, stores, network, dataFolder, models, bench }: PageParts): AppInfo {
  const settings = stores.settings.current();
  return {
    snapshot: controller.current(),
    settings,
    models: models.desk.view(),
    bench: bench.view(),
    version: app.getVersion(),
    platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
    hotkey: { name: settings.hotkey, works: keyboard.works },
    dataFolder,
    network: network.current(),
    encryption: stores.encryption.current(),
  };
}

let saidReady = false;

/** For scripts that start the app: from now on keys and page do what they should. */
function sayReady(): void {
  if (!saidReady) console.log('dictum: ready');
  saidReady = true;
}
