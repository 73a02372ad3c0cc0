import { app } from 'electron';
import { HUB_HOSTS } from './policy';

/** Turns off what Chromium does on the network by itself, beside any session. Must run before the app is ready. */
export function keepChromiumQuiet(): void {
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'dns-prefetch-disable',
    'no-pings',
  ]) {
    app.commandLine.appendSwitch(name);
  }
  // No host has an address but the hub of models: where all else fails, a name can't be looked up.
  const hub = HUB_HOSTS.map((host) => `EXCLUDE ${host}`).join(', ');
  app.commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND, ${hub}`);
}
