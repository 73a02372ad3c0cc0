import { buildSync } from 'esbuild';
import { join } from 'node:path';

/**
 * Path of a script that Node can run, made of `tests/children/<name>.ts`: a process of its own, to be killed. Where Vitest
 * does not run (Windows' Node under Wine) the scripts are made beforehand, in the folder that DICTUM_CHILDREN names.
 */
export function childScript(name: string): string {
  const ready = process.env['DICTUM_CHILDREN'];
  if (ready !== undefined) return join(ready, `${name}.cjs`);
  // Inside the project, so that it finds its packages; a folder for each test process, so that none reads a half-made one.
  const folder = join(import.meta.dirname, '../../dist/test-children', String(process.pid));
  const outfile = join(folder, `${name}.cjs`);
  buildSync({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['onnxruntime-node', '@photostructure/sqlite'],
  });
  return outfile;
}
