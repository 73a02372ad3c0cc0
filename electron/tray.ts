import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { Snapshot } from '../core/snapshot';
import { type TrayState, trayState } from './tray-state';

const TIPS: { readonly [State in TrayState]: string } = {
  ready: 'Dictum – ready',
  listening: 'Dictum – listening',
  thinking: 'Dictum – thinking',
  error: 'Dictum – needs attention',
};

export interface TrayParts {
  readonly assets: string;
  show(): void;
  quit(): void;
  toggle(): void;
}

/** The icon in the tray: the state at a glance, and the way back to a hidden window. */
export class StateTray {
  private readonly tray: Tray;
  private state: TrayState | undefined;

  constructor(private readonly parts: TrayParts) {
    this.tray = new Tray(this.icon('ready'));
    this.tray.on('click', () => parts.show());
  }

  show(snapshot: Snapshot): void {
    const state = trayState(snapshot);
    if (state === this.state) return;
    this.state = state;
    this.tray.setImage(this.icon(state));
    this.tray.setToolTip(TIPS[state]);
    this.tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: state === 'listening' ? 'Stop dictation' : 'Start dictation', click: () => this.parts.toggle() },
        { type: 'separator' },
        { label: 'Open Dictum', click: () => this.parts.show() },
        { label: 'Quit Dictum', click: () => this.parts.quit() },
      ]),
    );
  }

  /** Takes the @2x file beside it by itself. macOS wants a template image, which it colours. */
  private icon(state: TrayState): Electron.NativeImage {
    const image = nativeImage.createFromPath(join(this.parts.assets, 'tray', `${state}.png`));
    if (process.platform === 'darwin') image.setTemplateImage(true);
    return image;
  }
}
