import type { StorageFailure } from '../core/failure';
import { openHistory, type OpenedHistory } from '../storage/history';
import { createRecordings, type RecordingsFolder } from '../storage/recordings';
import { openSettings, type OpenedSettings } from '../storage/settings';
import type { Paths } from './paths';

export interface Stores {
  readonly settings: OpenedSettings['settings'];
  readonly history: OpenedHistory['history'];
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
    history: history.history,
    recordings: createRecordings({ folder: paths.recordings }),
    troubles: [settings.trouble, history.trouble].filter((trouble) => trouble !== undefined),
  };
}
