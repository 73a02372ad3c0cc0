import { randomUUID } from 'node:crypto';
import { app, type BrowserWindow, powerMonitor, session, type WebContents } from 'electron';
import { Controller } from '../core/controller';
import { limitsOf } from '../core/settings';
import { logBug } from './bugs';
import { systemClock as clock } from './clock';
import { SystemDeliverer } from './delivery/deliverer';
import { createRemoteEngine } from '../engine/remote-engine';
import { forkUtility } from './engine-child';
import { createHandlers } from './handlers';
import { Hotkeys } from './hotkeys';
import type { AppInfo } from './ipc/contract';
import { Gate } from './ipc/gate';
import { handleAudio, handleCommands } from './ipc/handle';
import { Page } from './ipc/page';
import { Keyboard } from './keyboard';
import { PageMicrophone } from './microphone';
import { openStores } from './open-stores';
import { findPaths } from './paths';
import { settleBeforeQuit } from './quit';
import { keepRecordingsTidy } from './sweeping';
import { StateTray } from './tray';
import { servePage } from './windows/app-protocol';
import { openMainWindow, showWindow } from './windows/main-window';
import { grantMicrophoneOnly, mayRecord } from './windows/permissions';

/** Plugs the app together, in the order in which its parts need each other. Called once, when Electron is ready. */
export async function startDictum(): Promise<void> {
  const paths = findPaths();
  const engine = createRemoteEngine(() => forkUtility({ script: paths.engineProcess, modelsFolder: paths.models }));
  // Loading takes as long as a window takes to open: both at once.
  void engine.load();
  const { settings, history, recordings, troubles } = await openStores(paths);

  let window: BrowserWindow | undefined;
  const contents = (): WebContents | undefined => (window?.isDestroyed() === false ? window.webContents : undefined);
  const page = new Page(contents);
  const gate = new Gate(contents);

  const keyboard: Keyboard = new Keyboard((key) => hotkeys.hear(key));
  const deliverer: SystemDeliverer = new SystemDeliverer({
    clock,
    modifierHeld: () => keyboard.modifierHeld,
    focusIsOurs: () => window?.isFocused() === true,
    muteKeys: () => hotkeys.muteOthers(),
  });
  const microphone: PageMicrophone = new PageMicrophone({
    clock,
    settings: () => settings.current(),
    order: (order) => page.order(order),
    mayRecord,
    onSilence: () => controller.trouble({ name: 'microphone-silent' }),
  });
  const controller: Controller = new Controller({
    engine,
    history,
    recordings,
    microphone,
    deliverer,
    clock,
    newSessionId: () => randomUUID(),
    wishes: () => {
      const now = settings.current();
      return {
        hearing: { language: now.language },
        limits: limitsOf(now),
        paste: now.paste,
        keepRecording: now.keepRecordingsDays > 0,
      };
    },
    onBug: logBug,
  });
  const hotkeys: Hotkeys = new Hotkeys(controller, () => settings.current(), clock);

  for (const failure of troubles) controller.trouble(failure);
  const noKeys = keyboard.start();
  if (noKeys !== undefined) controller.trouble(noKeys);

  const info = (): AppInfo => ({
    snapshot: controller.current(),
    settings: settings.current(),
    version: app.getVersion(),
    platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
    hotkey: { name: settings.current().hotkey, works: keyboard.works },
    dataFolder: paths.data,
  });
  const handlers = createHandlers({
    controller,
    engine,
    history,
    recordings,
    info,
    settings,
    onSettingsChange: () => page.send('settings', settings.current()),
    onPageOpen: () => {
      page.opened();
      sayReady();
    },
    onHistoryChange: () => page.send('history-changed', undefined),
  });
  handleCommands(handlers, gate);
  handleAudio((message) => microphone.hear(message), gate);

  const show = (): void => {
    if (window !== undefined) showWindow(window);
  };
  const toggle = (): void => {
    if (controller.isRecording) controller.stop();
    else void controller.start();
  };
  const tray = new StateTray({ assets: paths.assets, show, toggle, quit: () => app.quit() });
  tray.show(controller.current());
  let last = controller.current().last;
  controller.onChange((snapshot) => {
    page.send('snapshot', snapshot);
    tray.show(snapshot);
    if (snapshot.last !== last) page.send('history-changed', undefined);
    last = snapshot.last;
  });

  servePage(paths.renderer);
  grantMicrophoneOnly(session.defaultSession, contents);
  window = openMainWindow({
    preload: paths.preload,
    icon: paths.icon,
    show: !process.argv.includes('--hidden'),
    onLeft: () => {
      page.left();
      microphone.pageLeft();
    },
  });

  app.on('second-instance', show);
  app.on('activate', show);
  // Nobody dictates to a locked or sleeping machine; what was said so far is used.
  powerMonitor.on('suspend', () => controller.stop());
  powerMonitor.on('lock-screen', () => controller.stop());
  powerMonitor.on('unlock-screen', () => keyboard.forgetHeld());
  settleBeforeQuit(controller, clock, async () => {
    keyboard.stop();
    await engine.close();
    history.close();
  });
  keepRecordingsTidy({
    controller,
    history,
    recordings,
    clock,
    keepRecordingsDays: () => settings.current().keepRecordingsDays,
    onChange: () => page.send('history-changed', undefined),
    onBug: logBug,
  });
}

let saidReady = false;

/** For scripts that start the app: from now on keys and page do what they should. */
function sayReady(): void {
  if (!saidReady) console.log('dictum: ready');
  saidReady = true;
}
