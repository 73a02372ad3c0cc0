import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

/** Gives each test that asks for one an empty folder of its own, deleted afterwards; Windows lets go of a file a moment later. */
export function temporaryFolders(): () => string {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0))
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  });
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'dictum-test-'));
    folders.push(folder);
    return folder;
  };
}
