import { app } from 'electron';
import { HUB_URL } from './policy';

/** The hub of models. Tests bring one on loopback (`DICTUM_HUB`); a packed app knows only the real one. */
export function hubUrl(): string {
  const wished = process.env['DICTUM_HUB'];
  return !app.isPackaged && wished !== undefined && /^http:\/\/127\.0\.0\.1:\d+$/.test(wished) ? wished : HUB_URL;
}
