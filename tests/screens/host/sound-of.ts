import { fail, succeed } from '../../../core/result';
import { samplesToMs } from '../../../core/audio';
import { NO_KEYS } from '../../../storage/keys';
import { recordedSound, samplesIn } from '../../../storage/recorded-sound';
import type { SoundStores } from '../../../electron/playback/kept-sound';
import { statSync } from 'node:fs';
import { SAID } from '../samples';

/** Stores that have one recording, that of the entry `said`: the file named. */
export async function soundOf(file: string): Promise<SoundStores> {
  const durationMs = samplesToMs(await samplesIn(file, statSync(file).size));
  return {
    history: { get: (id) => Promise.resolve(succeed({ ...SAID, id, durationMs })) },
    recordings: {
      open: (id) =>
        Promise.resolve(id === SAID.id ? succeed(recordedSound(file, NO_KEYS)) : fail({ name: 'recording-gone' })),
    },
  };
}
