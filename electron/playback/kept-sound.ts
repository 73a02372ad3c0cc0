import { msToSamples } from '../../core/audio';
import type { StorageFailure } from '../../core/failure';
import type { History, Recordings } from '../../core/ports';
import { fail, type Result, succeed } from '../../core/result';
import { recordingAddress } from './recording-address';

export interface SoundStores {
  readonly history: Pick<History, 'get'>;
  readonly recordings: Pick<Recordings, 'open'>;
}

export interface KeptSound {
  readonly sound: AsyncIterable<Int16Array>;
  /** Its length as the history has it. */
  readonly samples: number;
}

/** The sound of an entry; `recording-gone` where entry or sound is gone. */
export async function keptSound(id: string, stores: SoundStores): Promise<Result<KeptSound, StorageFailure>> {
  const entry = await stores.history.get(id);
  if (!entry.ok) return entry;
  if (entry.value === undefined) return fail({ name: 'recording-gone' });
  const sound = await stores.recordings.open(id);
  return sound.ok ? succeed({ sound: sound.value, samples: msToSamples(entry.value.durationMs) }) : sound;
}

/**
 * Where an entry's sound can be played. The player itself can't say why something does not play, so its beginning is
 * read here: `recording-gone`, `recording-unreadable`.
 */
export async function playableAddress(id: string, stores: SoundStores): Promise<Result<string, StorageFailure>> {
  const kept = await keptSound(id, stores);
  if (!kept.ok) return kept;
  const pieces = kept.value.sound[Symbol.asyncIterator]();
  try {
    await pieces.next();
  } catch {
    return fail({ name: 'recording-unreadable' });
  } finally {
    await pieces.return?.();
  }
  return succeed(recordingAddress(id));
}
