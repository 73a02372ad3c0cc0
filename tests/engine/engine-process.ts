import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '../..');

/** Bundles engine/process.ts for plain Node and returns the file; inside the repository, where it finds its packages. */
export async function bundleEngineProcess(): Promise<string> {
  const folder = join(ROOT, '.cache/tests');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `engine-process-${process.pid}.mjs`);
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['engine/process.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  return outfile;
}
