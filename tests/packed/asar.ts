import { readFileSync } from 'node:fs';

interface Folder {
  readonly files: Readonly<Record<string, Folder | { readonly size: number }>>;
}

/**
 * Every file of an app archive, also those that lie beside it.
 * Format: four uint32, of which the last is the length of the table of contents; the table in JSON; the contents.
 */
export function filesOfAsar(path: string): readonly string[] {
  const bytes = readFileSync(path);
  const table = JSON.parse(bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString()) as Folder;
  const filesOf = (folder: Folder, prefix: string): string[] =>
    Object.entries(folder.files).flatMap(([name, entry]) =>
      'files' in entry ? filesOf(entry, `${prefix}${name}/`) : [prefix + name],
    );
  return filesOf(table, '');
}
