import type { Bridge } from '../electron/ipc/contract';

declare global {
  interface Window {
    /** Hung there by preload. */
    readonly dictum: Bridge;
  }
}
