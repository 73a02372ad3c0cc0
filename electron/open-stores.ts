import type { StorageFailure } from '../core/failure';
import { openHistory } from '../storage/history';
import { PrivateHistory } from '../storage/private-history';
import { createRecordings, type RecordingsFolder } from '../storage/recordings';
import { openSettings, type OpenedSettings } from '../storage/settings';
import type { Paths } from './paths';

export interface Stores {
  readonly settings: OpenedSettings['settings'];
  readonly history: PrivateHistory;
  readonly recordings: RecordingsFolder;
  /** What the user is to be told: files that were damaged and set aside, a disk that says no. */
  readonly troubles: readonly StorageFailure[];
}

/** Opens what is kept on disk. Whatever is wrong there, there are stores afterwards, and the troubles say what was wrong. */
export async function openStores(paths: Paths): Promise<Stores> {
  const [settings, history] = await Promise.all([
    openSettings({ file: paths.settings }),
    openHistory({ file: paths.history }),
  ]);
  return {
    settings: settings.settings,
    history: new PrivateHistory(history.history, () => settings.settings.current().privateMode),
    recordings: createRecordings({ folder: paths.recordings }),
    troubles: [settings.trouble, history.trouble].filter((trouble) => trouble !== undefined),
  };
}
