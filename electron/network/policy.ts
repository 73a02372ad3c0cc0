import { isOurs } from '../ipc/origin';

/** What never leaves this computer: memory of a page, spelled out as an address. */
const IN_MEMORY = ['blob:', 'data:'];

/**
 * Whether a request may go on: our page's own files and what is in memory, nothing else, files of the disk and loopback included.
 * `devtools`: also the developer tools' own pages, which are part of Chromium; for an app that is not packed.
 */
export function mayPass(url: string, { devtools }: { readonly devtools: boolean }): boolean {
  return isOurs(url) || IN_MEMORY.some((scheme) => url.startsWith(scheme)) || (devtools && url.startsWith('devtools:'));
}

/** Whether the address is one that Chromium fetches through the network. */
export function isOnNetwork(url: string): boolean {
  return /^(https?|wss?|ftp):/i.test(url);
}
