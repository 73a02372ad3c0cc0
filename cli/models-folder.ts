import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the models: DICTUM_MODELS, else next to the folder that this file, or the bundle it is in, lies in. */
export function modelsFolder(): string {
  const wished = process.env['DICTUM_MODELS'];
  if (wished !== undefined && wished !== '') return wished;
  return join(dirname(fileURLToPath(import.meta.url)), '../models');
}
