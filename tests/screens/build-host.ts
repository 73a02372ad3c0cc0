import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { HOST } from './paths';

/** Bundles host/main.ts; returns the folder that Electron is to run. */
export async function buildHost(): Promise<string> {
  await build({
    entryPoints: { main: join(__dirname, 'host/main.ts') },
    outdir: HOST,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18.15',
    external: ['electron'],
    logLevel: 'warning',
  });
  writeFileSync(join(HOST, 'package.json'), JSON.stringify({ name: 'screens', version: '0.0.0', main: 'main.cjs' }));
  return HOST;
}
