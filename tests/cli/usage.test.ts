import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildDictum, ROOT, runDictum } from './run-dictum';

describe('dictum', () => {
  beforeAll(buildDictum);

  it('shows its usage', async () => {
    const { code, out, err } = await runDictum(['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Usage: dictum transcribe/);
  });

  it('shows the version of its package', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(await runDictum(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  it.each([
    ['nothing', []],
    ['an unknown command', ['dance']],
    ['an unknown option', ['transcribe', 'en_jfk.wav', '--loud']],
    ['an option without its value', ['transcribe', 'en_jfk.wav', '--language']],
    ['an unknown language', ['transcribe', 'en_jfk.wav', '--language', 'xx']],
    ['a name of every object as a language', ['transcribe', 'en_jfk.wav', '--language', 'constructor']],
    ['no file', ['transcribe']],
    ['standard input twice', ['transcribe', '-', '-']],
    ['an option of the other command', ['transcribe', 'en_jfk.wav', '--limit', '3']],
    ['no manifest', ['bench']],
    ['a limit that is no number', ['bench', '--manifest', 'manifest.tsv', '--limit', 'few']],
    ['a bench in no language', ['bench', '--manifest', 'manifest.tsv', '--language', 'auto']],
  ])('ends with 2 and its usage for %s', async (_, args) => {
    const { code, out, err } = await runDictum(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^dictum: .+\n\nUsage: dictum transcribe/);
  });
});
