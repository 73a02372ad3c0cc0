import { app, BrowserWindow, type WebContents } from 'electron';
import { TIMEOUT } from '../../core/tuning';
import { START_PAGE } from '../ipc/origin';

export interface WindowParts {
  readonly preload: string;
  readonly icon: string;
  /** `false`: to start in the tray. */
  readonly show: boolean;
  /** The page is being loaded again, or its process is gone: what it was doing has ended. */
  readonly onLeft: () => void;
}

/** The one window. It hides instead of closing, because its page holds the microphone; it ends with the app. */
export class MainWindow {
  private window: BrowserWindow | undefined;

  open(parts: WindowParts): void {
    const window = createWindow(parts);
    if (parts.show) window.once('ready-to-show', () => window.show());
    hideInsteadOfClosing(window);
    watchPage(window, parts.onLeft);
    this.window = window;
    void window.loadURL(START_PAGE);
  }

  /** Brings it to the front, out of the tray or from behind others. */
  show(): void {
    if (this.window?.isMinimized() === true) this.window.restore();
    this.window?.show();
    this.window?.focus();
  }

  get hasFocus(): boolean {
    return this.window?.isDestroyed() === false && this.window.isFocused();
  }

  /** Its page, as long as there is one. */
  get contents(): WebContents | undefined {
    return this.window?.isDestroyed() === false ? this.window.webContents : undefined;
  }
}

function createWindow({ preload, icon }: WindowParts): BrowserWindow {
  const window = new BrowserWindow({
    width: 560,
    height: 720,
    minWidth: 420,
    minHeight: 480,
    show: false,
    title: 'Dictum',
    icon,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      spellcheck: false,
      // Hidden, it still records.
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  window.removeMenu();
  return window;
}

function hideInsteadOfClosing(window: BrowserWindow): void {
  let quitting = false;
  app.on('before-quit', () => (quitting = true));
  window.on('close', (event) => {
    if (quitting) return;
    event.preventDefault();
    window.hide();
  });
}

/** Says when the page is left, and loads it again where its process crashed. */
function watchPage(window: BrowserWindow, onLeft: () => void): void {
  const { webContents } = window;
  webContents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) onLeft();
  });
  webContents.on('render-process-gone', (_event, { reason }) => {
    console.error(`dictum: the window's process is gone (${reason})`);
    onLeft();
    setTimeout(() => {
      if (!window.isDestroyed()) webContents.reload();
    }, TIMEOUT.windowReloadMs);
  });
}
