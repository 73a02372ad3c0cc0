import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names of the files below a folder, at any depth, that hold these bytes. One that goes while they are read through holds nothing. */
export function filesWith(folder: string, wanted: string | Uint8Array): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && contentOf(join(file.parentPath, file.name)).includes(Buffer.from(wanted)))
    .map(({ name }) => name);
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
