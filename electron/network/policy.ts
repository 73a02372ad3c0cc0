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

/** Where models come from, and where its files are kept: the only names that Chromium may look up. */
export const HUB_HOSTS = ['huggingface.co', '*.huggingface.co', '*.hf.co'] as const;
export const HUB_URL = 'https://huggingface.co';

/** Whether a download of a model, and nothing else, may go there: the hub, encrypted. `hubUrl`: another one, in tests. */
export function mayDownload(url: string, hubUrl: string): boolean {
  if (hubUrl !== HUB_URL) return url.startsWith(`${hubUrl}/`);
  return /^https:\/\/(?:[a-z0-9-]+\.)*(?:huggingface\.co|hf\.co)\//.test(url);
}

/** Whether the address is one that Chromium fetches through the network. */
export function isOnNetwork(url: string): boolean {
  return /^(https?|wss?|ftp):/i.test(url);
}
