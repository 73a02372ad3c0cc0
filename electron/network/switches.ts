import { app } from 'electron';

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
  // No host has an address: where all else fails, a name can't be looked up.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}
