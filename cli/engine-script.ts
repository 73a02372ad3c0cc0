import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The bundled engine process, next to the bundle that this file is in. */
export function engineScript(): string {
  return join(dirname(fileURLToPath(import.meta.url)), 'engine-process.cjs');
}
