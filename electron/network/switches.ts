import { app } from 'electron';
import { hubUrl } from './hub-url';
import { HUB_HOSTS, HUB_URL } from './policy';

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
  const hosts = hubUrl() === HUB_URL ? HUB_HOSTS : [new URL(hubUrl()).hostname];
  const known = hosts.map((host) => `EXCLUDE ${host}`).join(', ');
  app.commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND, ${known}`);
}
