import type { Bridge } from '../../electron/ipc/contract';

/** What functions that run inside the page may use of it. */
declare global {
  const window: {
    readonly dictum: Bridge;
    open(url: string): unknown;
  };
  const location: { href: string };
  class Audio {
    constructor(address: string);
    readonly currentTime: number;
    /** In seconds. */
    readonly duration: number;
    ontimeupdate: () => void;
    onended: (value: unknown) => void;
    play(): Promise<void>;
  }
}
