import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const FILES = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(ROOT, file)));
const CODE = FILES.filter((file) => /\.(ts|tsx|mjs|cjs|mts)$/.test(file));

/** Files (with the line) in which `pattern` occurs. */
function hits(files: readonly string[], pattern: RegExp): string[] {
  return files.flatMap((file) =>
    readFileSync(join(ROOT, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${String(index + 1)}`] : [])),
  );
}

describe('the house', () => {
  it('has no file of over 200 lines but the one table of thresholds', () => {
    const long = CODE.filter((file) => readFileSync(join(ROOT, file), 'utf8').split('\n').length > 201);
    expect(long.filter((file) => file !== 'core/tuning.ts')).toEqual([]);
  });

  it('has no any, no default export of our own, no mocked Electron', () => {
    // This folder holds the patterns themselves.
    const typed = CODE.filter((file) => /\.tsx?$/.test(file) && !file.startsWith('tests/house/'));
    expect(hits(typed, /(: *any\b|\bas any\b|<any>)/)).toEqual([]);
    expect(
      hits(
        typed.filter((file) => !file.endsWith('.config.ts')),
        /^export default/,
      ),
    ).toEqual([]);
    expect(hits(typed, /mock\(['"]electron['"]/)).toEqual([]);
  });

  it('leaves no test out', () => {
    const tests = CODE.filter((file) => file.startsWith('tests/') && !file.startsWith('tests/house/'));
    expect(hits(tests, /\b(it|test|describe)\.(skip|only|todo|fixme)\b/)).toEqual([]);
  });

  it('has the README’s two commands first, one line each', () => {
    const blocks = [...readFileSync(join(ROOT, 'README.md'), 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].map((match) =>
      match[1]?.trim(),
    );
    expect(blocks.slice(0, 2)).toEqual(['npm start', 'npm test']);
    expect(readFileSync(join(ROOT, '.ci/run'), 'utf8')).toMatch(/^(exec )?npm test$/m);
  });

  it('pins exact versions', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    const versions = Object.entries({ ...dependencies, ...devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect(versions.map(([name]) => name)).toEqual(
      expect.arrayContaining(['electron', 'react', 'tmp', '@huggingface/transformers']),
    );
    expect(Object.keys(dependencies ?? {}).length).toBeLessThanOrEqual(12);
  });
});
