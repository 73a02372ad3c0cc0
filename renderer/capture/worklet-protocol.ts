/** What the page and its audio worklet say to each other. */
export const WORKLET_NAME = 'dictum-frames';

/** No more sound is wanted: give what is left, then `flushed`. */
export type ToWorklet = 'flush';

export type FromWorklet =
  /** Mono 16 kHz int16; the buffer is transferred. */
  { readonly kind: 'frame'; readonly samples: ArrayBuffer } | { readonly kind: 'flushed' };
