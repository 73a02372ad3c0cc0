import { existsSync } from 'node:fs';
import type { StorageFailure } from '../core/failure';
import { Encryption } from '../storage/encryption';
import { openHistory } from '../storage/history';
import { Keys } from '../storage/keys';
import { PrivateHistory } from '../storage/private-history';
import { createRecordings, type RecordingsFolder } from '../storage/recordings';
import { openSettings, type OpenedSettings } from '../storage/settings';
import { systemClock as clock } from './clock';
import { systemKeyStore } from './key-store';
import type { Paths } from './paths';

export interface Stores {
  readonly settings: OpenedSettings['settings'];
  readonly history: PrivateHistory;
  readonly recordings: RecordingsFolder;
  readonly encryption: Encryption;
  /** What the user is to be told: files that were damaged and set aside, a disk or a key store that says no. */
  readonly troubles: readonly StorageFailure[];
}

/** Opens the settings; settings that were lost must not decrypt everything: where there is a key, encryption was on. */
export async function openOwnSettings(paths: Paths): Promise<OpenedSettings> {
  const hadSettings = existsSync(paths.settings);
  const opened = await openSettings({ file: paths.settings });
  const wereLost = !hadSettings || opened.trouble !== undefined;
  if (wereLost && existsSync(paths.key)) await opened.settings.change({ encrypt: true });
  return opened;
}

/** Opens what is kept on disk besides the settings. Whatever is wrong there, there are stores afterwards, and the troubles say what was wrong. */
export async function openStores(paths: Paths, { settings, trouble }: OpenedSettings): Promise<Stores> {
  const keys = await Keys.open({ file: paths.key, store: systemKeyStore, encrypt: settings.current().encrypt });
  const { history, trouble: historyTrouble } = await openHistory({ file: paths.history, keys });
  const recordings = createRecordings({ folder: paths.recordings, keys });
  const encryption = new Encryption({ keys, history, recordings, clock });
  const noKey = await encryption.prepare();
  return {
    settings,
    history: new PrivateHistory(history, () => settings.current().privateMode || keys.isLocked),
    recordings,
    encryption,
    troubles: [trouble, historyTrouble, noKey].filter((one) => one !== undefined),
  };
}
