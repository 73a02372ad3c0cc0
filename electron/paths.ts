import { join } from 'node:path';
import { app } from 'electron';
import { MODELS_FOLDER } from '../core/model';

export interface Paths {
  /** Recordings, history and settings; the user's own. */
  readonly data: string;
  readonly recordings: string;
  readonly history: string;
  readonly settings: string;
  /** The key to what is encrypted, wrapped by the system's key store. */
  readonly key: string;
  readonly models: string;
  /** Those that the user has added. */
  readonly ownModels: string;
  /** Clips with which the models are compared. */
  readonly speech: string;
  readonly renderer: string;
  readonly preload: string;
  readonly engineProcess: string;
  readonly assets: string;
  readonly icon: string;
}

/**
 * Where everything is: beside the source, or inside the packed app. `DICTUM_MODELS` names another folder of models. Needs
 * the app's name and `--user-data-dir` to be settled, not `ready`.
 */
export function findPaths(): Paths {
  const data = app.getPath('userData');
  const root = app.getAppPath();
  const resources = app.isPackaged ? process.resourcesPath : root;
  return {
    data,
    recordings: join(data, 'recordings'),
    history: join(data, 'history.sqlite'),
    settings: join(data, 'settings.json'),
    key: join(data, 'history.key'),
    models: process.env['DICTUM_MODELS'] ?? join(resources, 'models'),
    ownModels: join(data, MODELS_FOLDER),
    speech: join(resources, 'speech'),
    renderer: join(root, 'dist', 'renderer'),
    preload: join(root, 'dist', 'preload.cjs'),
    engineProcess: join(root, 'dist', 'engine-process.cjs'),
    assets: join(root, 'assets'),
    icon: join(root, 'assets', 'icon.png'),
  };
}
