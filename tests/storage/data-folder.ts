import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { KeyFailure } from '../../core/failure';
import { systemClock } from '../../electron/clock';
import { Encryption } from '../../storage/encryption';
import { openHistory, type OpenedHistory } from '../../storage/history';
import type { KeyStore } from '../../storage/key-file';
import { Keys } from '../../storage/keys';
import { createRecordings, type RecordingsFolder } from '../../storage/recordings';

export interface OpenedData {
  readonly keys: Keys;
  readonly history: OpenedHistory['history'];
  readonly recordings: RecordingsFolder;
  readonly encryption: Encryption;
  readonly keyFile: string;
  /** What the start said of the key. */
  readonly failure: KeyFailure | undefined;
}

/** Opens a data folder as the app does at its start. */
export async function openData(folder: string, store: KeyStore, encrypt: boolean): Promise<OpenedData> {
  const keyFile = join(folder, 'history.key');
  const keys = await Keys.open({ file: keyFile, store, encrypt });
  const { history } = await openHistory({ file: join(folder, 'history.sqlite'), keys });
  const recordings = createRecordings({ folder: join(folder, 'recordings'), keys });
  const encryption = new Encryption({ keys, history, recordings, clock: systemClock });
  return { keys, history, recordings, encryption, keyFile, failure: await encryption.prepare() };
}

/** The same, closed with each test. To be called after `temporaryFolders`. */
export function dataOpener(): typeof openData {
  const opened: OpenedData[] = [];
  afterEach(() => {
    for (const { history } of opened.splice(0)) history.close();
  });
  return async (...args) => {
    const data = await openData(...args);
    opened.push(data);
    return data;
  };
}
