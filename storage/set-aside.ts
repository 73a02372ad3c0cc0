import { open, readdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { renameInTime } from './replace-file';

/**
 * A name beside a file for its damaged content, which nothing else has: `history.damaged-20260131T120000.sqlite`. The name
 * is taken at once, as an empty file.
 *
 * @returns its path; rejects with the disk's error
 */
export async function reserveAside(path: string): Promise<string> {
  const time = new Date().toISOString().replace(/[-:]|\.\d+Z/g, '');
  const extension = extname(path);
  for (let count = 1; ; count++) {
    const suffix = count === 1 ? '' : `-${String(count)}`;
    const aside = join(dirname(path), `${stem(path)}.damaged-${time}${suffix}${extension}`);
    try {
      await (await open(aside, 'wx', 0o600)).close();
      return aside;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Moves a damaged file out of the way. @returns its new path; rejects with the disk's error */
export async function setAside(path: string): Promise<string> {
  const aside = await reserveAside(path);
  await renameInTime(path, aside);
  return aside;
}

/** All files that were set aside of this one, with what goes with them. */
export async function filesAside(path: string): Promise<string[]> {
  const names = await readdir(dirname(path)).catch(() => []);
  return names.filter((name) => name.startsWith(`${stem(path)}.damaged-`)).map((name) => join(dirname(path), name));
}

function stem(path: string): string {
  return basename(path, extname(path));
}
