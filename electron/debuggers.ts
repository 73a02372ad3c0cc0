import { url as nodeDebugger } from 'node:inspector';
import { app } from 'electron';

/**
 * Keeps Chromium's debugger out of the packed app: no fuse does, and through it anyone on this computer could record in our page's
 * name. Where the fuse lets Node's debugger in (the tests' copy of the packed app), this one may come in too.
 * Must run before the app is ready.
 */
export function refuseDebuggers(): void {
  if (!app.isPackaged || nodeDebugger() !== undefined) return;
  for (const name of ['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address']) {
    app.commandLine.removeSwitch(name);
  }
}
