import { fail, succeed } from '../../../core/result';
import { samplesToMs } from '../../../core/audio';
import { recordedSound, samplesIn } from '../../../storage/recorded-sound';
import type { SoundStores } from '../../../electron/playback/kept-sound';
import { statSync } from 'node:fs';
import { SAID } from '../samples';

/** Stores that have one recording, that of the entry `said`: the file named. */
export function soundOf(file: string): SoundStores {
  const durationMs = samplesToMs(samplesIn(statSync(file).size));
  return {
    history: { get: (id) => Promise.resolve(succeed({ ...SAID, id, durationMs })) },
    recordings: {
      open: (id) => Promise.resolve(id === SAID.id ? succeed(recordedSound(file)) : fail({ name: 'recording-gone' })),
    },
  };
}
