import { ORIGIN } from '../ipc/origin';

/** Where our page finds an entry's sound. */
export function recordingAddress(id: string): string {
  return `${ORIGIN}/recording/${id}`;
}

/** The entry's id in such an address; `undefined` for any other. Ids of ours hold letters, digits and dashes only. */
export function recordingIn(url: string): string | undefined {
  const id = url.startsWith(recordingAddress('')) ? url.slice(recordingAddress('').length) : '';
  return /^[A-Za-z0-9-]{1,64}$/.test(id) ? id : undefined;
}
