import type { Settings } from '../../core/settings';

/** Usable settings of which none is a default; where a new setting is missing, this does not compile. */
export const OTHER_SETTINGS: Settings = {
  language: 'auto',
  hotkey: 'F9',
  hotkeyMode: 'hold',
  beginAtPauses: 'never',
  paste: false,
  microphoneId: 'abc',
  echoCancellation: true,
  noiseSuppression: true,
  autoGain: true,
  unloadAfterMinutes: 5,
  model: 'whisper-small.en',
  vocabulary: ['Ada Lovelace', 'Kubernetes'],
  minCharacters: 3,
  minWords: 2,
  privateMode: true,
  encrypt: true,
  keepRecordingsDays: 365,
  keepRecordingsMegabytes: 9_999,
  theme: 'dark',
};
