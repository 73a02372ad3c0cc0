import tmp from 'tmp';

/**
 * Makes a new empty file that only this user may read, and that no one else has: never an existing one.
 *
 * @param template its name, with `XXXXXX` where a unique part goes
 * @returns its path; rejects with the disk's error
 */
export function createUniqueFile(folder: string, template: string): Promise<string> {
  return new Promise((resolve, reject) => {
    tmp.file({ tmpdir: folder, template, mode: 0o600, keep: true, discardDescriptor: true }, (error, path) => {
      if (error === null) resolve(path);
      else reject(error);
    });
  });
}
