import { randomUUID } from 'node:crypto';
import { powerMonitor } from 'electron';
import { Controller } from '../core/controller';
import { type Settings, unloadAfterMs } from '../core/settings';
import { unloadWhenIdle } from '../engine/idle-unload';
import { createRemoteEngine } from '../engine/remote-engine';
import { ModelStore } from '../storage/models/model-store';
import { createSystemBench } from './model-bench/system-bench';
import { logBug } from './bugs';
import { systemClock as clock } from './clock';
import { connectPage } from './connect-page';
import { connectSystem } from './connect-system';
import { SystemDeliverer } from './delivery/deliverer';
import { ENGINE_SERVICE_NAME, forkUtility } from './engine-child';
import { encryptKept } from './encrypt-kept';
import { Hotkeys } from './hotkeys';
import { Gate } from './ipc/gate';
import { Page } from './ipc/page';
import { Keyboard } from './keyboard';
import { PageMicrophone } from './microphone';
import { NetworkGuard } from './network/guard';
import { HubDoor } from './models/hub-door';
import { ModelChoice } from './models/model-choice';
import { ModelDesk } from './models/model-desk';
import { openOwnSettings, openStores } from './open-stores';
import { findPaths } from './paths';
import { serveRecording } from './playback/serve-recording';
import { settleBeforeQuit } from './quit';
import { keepRecordingsTidy } from './sweeping';
import { servePage } from './windows/app-protocol';
import { confineEveryPage, onEverySession } from './windows/confine';
import { MainWindow } from './windows/main-window';
import { grantMicrophoneOnly, mayRecord } from './windows/permissions';
import { wishesOf } from './wishes';

/** Plugs the app together, in the order in which its parts need each other. Called once, when Electron is ready. */
export async function startDictum(): Promise<void> {
  const paths = findPaths();
  const opened = await openOwnSettings(paths);
  const settings = (): Settings => opened.settings.current();
  const models = new ModelStore(paths.ownModels);
  const choice = new ModelChoice(models, () => settings().model);
  const unusable = await choice.find();
  const remote = createRemoteEngine(() =>
    forkUtility({
      script: paths.engineProcess,
      modelsFolder: paths.models,
      installed: choice.folder,
      serviceName: ENGINE_SERVICE_NAME,
    }),
  );
  const engine = unloadWhenIdle(remote, () => unloadAfterMs(settings()));
  // Models take as long to load as a window takes to open: both at once.
  void engine.load();
  const stores = await openStores(paths, opened);
  const { history, recordings } = stores;

  const window = new MainWindow();
  const page = new Page(() => window.contents);
  const network = new NetworkGuard((counts) => page.send('network', counts));
  confineEveryPage(() => network.refuse());
  onEverySession((session) => {
    network.watch(session);
    grantMicrophoneOnly(session, () => window.contents);
  });
  const gate = new Gate(() => window.contents);
  const keyboard: Keyboard = new Keyboard((key) => hotkeys.hear(key));
  const microphone: PageMicrophone = new PageMicrophone({
    clock,
    settings,
    order: (order) => page.order(order),
    mayRecord,
    onSilence: () => controller.trouble({ name: 'microphone-silent' }),
  });
  const deliverer: SystemDeliverer = new SystemDeliverer({
    clock,
    modifierHeld: () => keyboard.modifierHeld,
    focusIsOurs: () => window.hasFocus,
    muteKeys: () => hotkeys.muteOthers(),
  });
  const controller: Controller = new Controller({
    engine,
    history,
    recordings,
    microphone,
    deliverer,
    clock,
    newSessionId: () => randomUUID(),
    wishes: () => wishesOf(settings(), powerMonitor.onBatteryPower),
    onBug: logBug,
  });
  const hotkeys: Hotkeys = new Hotkeys(controller, settings, clock);

  choice.attach(engine, controller);
  const desk = new ModelDesk(models, new HubDoor(network), (view) => page.send('models', view));
  void desk.start();
  const bench = createSystemBench({ paths, models, controller, onChange: (view) => page.send('bench', view) });

  for (const failure of stores.troubles) controller.trouble(failure);
  if (unusable !== undefined) controller.trouble(unusable);
  const noKeys = keyboard.start();
  if (noKeys !== undefined) controller.trouble(noKeys);

  const dataFolder = paths.data;
  const own = { models: { desk, choice }, bench };
  connectPage({ page, gate, controller, engine, microphone, keyboard, stores, network, dataFolder, ...own });
  connectSystem({ controller, keyboard, hotkeys, window, assets: paths.assets });
  servePage(paths.renderer, (id, range) => serveRecording(id, range, stores));
  window.open({
    preload: paths.preload,
    icon: paths.icon,
    show: !process.argv.includes('--hidden'),
    onLeft: () => {
      page.left();
      microphone.pageLeft();
    },
  });

  settleBeforeQuit(controller, clock, async () => {
    keyboard.stop();
    await controller.cancelled.drop();
    await Promise.all([engine.close(), bench.stop()]);
    history.close();
  });
  keepRecordingsTidy({
    controller,
    history,
    recordings,
    clock,
    settings,
    encryptKept: () => encryptKept({ controller, encryption: stores.encryption }),
    onChange: () => page.send('history-changed', undefined),
    onBug: logBug,
  });
}
