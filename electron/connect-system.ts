import { app, powerMonitor } from 'electron';
import type { Controller } from '../core/controller';
import type { Hotkeys } from './hotkeys';
import type { Keyboard } from './keyboard';
import { StateTray } from './tray';
import type { MainWindow } from './windows/main-window';

export interface SystemParts {
  readonly controller: Controller;
  readonly keyboard: Keyboard;
  readonly hotkeys: Hotkeys;
  readonly window: MainWindow;
  readonly assets: string;
}

/** What comes from the desktop: the tray, a second start, sleep and lock. */
export function connectSystem({ controller, keyboard, hotkeys, window, assets }: SystemParts): void {
  const show = (): void => window.show();
  const tray = new StateTray({
    assets,
    show,
    toggle: () => {
      if (controller.isRecording) controller.stop();
      else void controller.start();
    },
    quit: () => app.quit(),
  });
  tray.show(controller.current());
  controller.onChange((snapshot) => tray.show(snapshot));

  app.on('second-instance', show);
  app.on('activate', show);
  // Nobody dictates to a locked or sleeping machine; what was said so far is used.
  powerMonitor.on('suspend', () => controller.stop());
  powerMonitor.on('lock-screen', () => controller.stop());
  const forgetHeld = (): void => {
    keyboard.forgetHeld();
    hotkeys.forgetHeld();
  };
  powerMonitor.on('unlock-screen', forgetHeld);
  powerMonitor.on('resume', forgetHeld);
}
