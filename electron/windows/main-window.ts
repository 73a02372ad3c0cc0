import { app, BrowserWindow } from 'electron';
import { TIMEOUT } from '../../core/tuning';
import { isOurs, START_PAGE } from '../ipc/origin';

export interface WindowParts {
  readonly preload: string;
  readonly icon: string;
  /** `false`: to start in the tray. */
  readonly show: boolean;
  /** The page is being loaded again, or its process is gone: what it was doing has ended. */
  readonly onLeft: () => void;
}

/**
 * The one window. It hides instead of closing, because its page holds the microphone; it ends with the app.
 */
export function openMainWindow(parts: WindowParts): BrowserWindow {
  const window = new BrowserWindow({
    width: 960,
    height: 720,
    minWidth: 420,
    minHeight: 480,
    show: false,
    title: 'Dictum',
    icon: parts.icon,
    autoHideMenuBar: true,
    webPreferences: {
      preload: parts.preload,
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
  if (parts.show) window.once('ready-to-show', () => window.show());
  hideInsteadOfClosing(window);
  stayOnOurPage(window);
  const { webContents } = window;
  webContents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) parts.onLeft();
  });
  webContents.on('render-process-gone', (_event, { reason }) => {
    console.error(`dictum: the window's process is gone (${reason})`);
    parts.onLeft();
    setTimeout(() => {
      if (!window.isDestroyed()) window.webContents.reload();
    }, TIMEOUT.windowReloadMs);
  });
  void window.loadURL(START_PAGE);
  return window;
}

/** Brings the window to the front, out of the tray or from behind others. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
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

/** No other page, no other window, no web view: there is nothing to show but our page. */
function stayOnOurPage(window: BrowserWindow): void {
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event, url) => {
    if (!isOurs(url)) event.preventDefault();
  });
  window.webContents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
}
