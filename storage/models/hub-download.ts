import { join } from 'node:path';
import type { ModelFailure } from '../../core/failure';
import type { Model } from '../../core/model';
import { fail, type Result, succeed } from '../../core/result';
import { makeFolder } from '../make-folder';
import { downloadFile } from './download-file';
import type { HubAccess, HubFile } from './hub-access';
import { listHub } from './hub-list';
import { chooseFiles } from './hub-layout';
import { countBytes, install, type Watched } from './install';

/**
 * Downloads a model and installs it. What fails or is cancelled leaves nothing behind. Never rejects.
 *
 * @param name what it is to be called
 * @param repository the model's name on the hub
 */
export async function downloadModel(
  modelsFolder: string,
  name: string,
  repository: string,
  hub: HubAccess,
  { onProgress, signal }: Watched,
): Promise<Result<Model, ModelFailure>> {
  const listed = await listHub(repository, hub, signal).catch((): undefined => undefined);
  if (listed === undefined) return fail({ name: 'model-install-cancelled' });
  if (!listed.ok) return listed;
  const { revision, files: onHub } = listed.value;
  const files = chooseFiles(onHub);
  if (!files.ok) return files;
  const wanted = onHub.filter(({ path }) => files.value.all.some((file) => file.path === path));
  const onBytes = countBytes(wanted, onProgress);
  const from = `${hub.baseUrl}/${repository}/resolve/${revision}`;
  return install({
    modelsFolder,
    name,
    files: files.value,
    fetch: (draft) => fetchAll(from, wanted, join(draft, 'download'), hub, onBytes, signal),
    // Counted as it arrives.
    onBytes: () => undefined,
    signal,
  });
}

async function fetchAll(
  from: string,
  wanted: readonly HubFile[],
  folder: string,
  hub: HubAccess,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Result<{ folder: string; mayMove: boolean }, ModelFailure>> {
  await makeFolder(join(folder, 'onnx'));
  // Small files first: what is no Whisper at all is known before the large ones come.
  for (const file of [...wanted].sort((one, other) => one.sizeBytes - other.sizeBytes)) {
    const done = await downloadFile(`${from}/${file.path}`, file, join(folder, file.path), hub, onBytes, signal);
    if (!done.ok) return done;
  }
  return succeed({ folder, mayMove: true });
}
