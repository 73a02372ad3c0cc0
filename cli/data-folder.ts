import { homedir } from 'node:os';
import { join } from 'node:path';

/** Electron's name of the app's folder: the product's. */
const APP = 'Dictum';

/** Where the app keeps what is the user's own: DICTUM_DATA, else where Electron puts it on this system. */
export function dataFolder(): string {
  const wished = process.env['DICTUM_DATA'];
  if (wished !== undefined && wished !== '') return wished;
  if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support', APP);
  if (process.platform === 'win32') return join(process.env['APPDATA'] ?? join(homedir(), 'AppData/Roaming'), APP);
  return join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), APP);
}
