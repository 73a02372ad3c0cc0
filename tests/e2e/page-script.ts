import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles a module of this folder into script for a page.
 *
 * @returns makes an expression that calls one of its functions with what can be written as JSON
 */
export async function pageScript(module: string): Promise<(name: string, argument: unknown) => string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, `${module}.ts`)],
    bundle: true,
    format: 'iife',
    globalName: 'bundled',
    target: 'chrome114',
    write: false,
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error('nothing was bundled');
  return (name, argument) => `(() => { ${file.text}; return bundled.${name}(${JSON.stringify(argument)}); })()`;
}
