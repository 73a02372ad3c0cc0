import { app, BrowserWindow } from 'electron';
import { serveRecording } from '../../../electron/playback/serve-recording';
import { registerScheme, servePage } from '../../../electron/windows/app-protocol';
import { soundOf } from './sound-of';
import { grantMicrophoneOnly } from '../../../electron/windows/permissions';

// The built page in a window of its own, under the app's own protocol, policy and permissions, with no app behind it.
// The one recording there is, is that of the entry `said`. A test goes to the page once it has put a bridge there.

process.on('uncaughtException', (error) => {
  console.error(error);
  app.exit(1);
});

const speech = process.env['DICTUM_SPEECH'] ?? '';
const page = process.env['DICTUM_PAGE'];
if (page === undefined) throw new Error('DICTUM_PAGE must name the built page’s folder');

registerScheme();
void app.whenReady().then(() => {
  servePage(page, async (id, range) => serveRecording(id, range, await soundOf(speech)));
  const window = new BrowserWindow({
    width: 560,
    height: 720,
    useContentSize: true,
    webPreferences: { contextIsolation: true, sandbox: true, autoplayPolicy: 'no-user-gesture-required' },
  });
  window.removeMenu();
  grantMicrophoneOnly(window.webContents.session, () => window.webContents);
  void window.loadURL('about:blank');
});
app.on('window-all-closed', () => app.quit());
