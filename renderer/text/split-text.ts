import type { LatencySplit } from '../../core/latency-split';

/** The parts of a wait, as a user reads them. */
export const SPLIT_TEXT: Readonly<Record<keyof LatencySplit, string>> = {
  drainMs: 'The microphone’s last sound',
  vadWaitMs: 'Until Whisper can begin',
  encodeMs: 'Whisper listens',
  decodeMs: 'Whisper writes',
  validationMs: 'Check and history',
  deliveryMs: 'Clipboard and cursor',
};
