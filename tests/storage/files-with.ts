import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names of the files below a folder, at any depth, that hold these bytes. */
export function filesWith(folder: string, wanted: string | Uint8Array): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && readFileSync(join(file.parentPath, file.name)).includes(Buffer.from(wanted)))
    .map(({ name }) => name);
}
