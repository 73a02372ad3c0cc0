import type { StorageFailure } from '../core/failure';
import type { History } from '../core/ports';
import { fail, type Result, succeed } from '../core/result';
import type { Encryption } from '../storage/encryption';
import type { RecordingsFolder } from '../storage/recordings';

interface Stores {
  readonly history: History;
  readonly recordings: RecordingsFolder;
}

interface AllStores extends Stores {
  readonly encryption: Pick<Encryption, 'forgetUnused'>;
}

/**
 * Deletes an entry and its sound. The sound goes first: sound without an entry would be taken for words that are nowhere
 * else, and transcribed again at the next start.
 */
export async function forgetEntry(id: string, stores: Stores): Promise<Result<undefined, StorageFailure>> {
  await stores.recordings.remove(id);
  const removed = await stores.history.remove(id);
  return removed.ok ? succeed(undefined) : fail(removed.failure);
}

/**
 * Deletes every entry and all sound, in the same order, then the key where nothing is left that needs it.
 *
 * @param spare says which sessions are still going on; their sound stays
 */
export async function forgetAll(
  stores: AllStores,
  spare: (sessionId: string) => boolean,
): Promise<Result<undefined, StorageFailure>> {
  await stores.recordings.removeAll(spare);
  const removed = await stores.history.removeAll();
  await stores.encryption.forgetUnused();
  return removed.ok ? succeed(undefined) : fail(removed.failure);
}
