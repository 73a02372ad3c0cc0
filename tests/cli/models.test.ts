import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolders } from '../storage/temp-folder';
import { buildDictum, ROOT, runDictum } from './run-dictum';

const TINY = join(ROOT, 'tests/fixtures/models/tiny-whisper');
const folder = temporaryFolders();

describe('dictum models', () => {
  beforeAll(buildDictum);

  it('adds one, uses it, and removes it', async () => {
    const env = { DICTUM_DATA: folder() };
    const run = (...args: string[]): ReturnType<typeof runDictum> => runDictum(args, undefined, env);
    expect(await run('models', 'list')).toMatchObject({ code: 0, out: 'whisper-base  built in\n' });
    expect(await run('models', 'add', TINY)).toMatchObject({ code: 0, out: 'tiny-whisper  0 MB  short window\n' });
    expect((await run('models', 'add', TINY)).err).toContain('There is a model tiny-whisper already');
    expect((await run('models', 'list')).out).toBe('whisper-base  built in\ntiny-whisper  0 MB  short window\n');
    const { code, out } = await run('transcribe', 'en_ps_goforward.wav', '--model', 'tiny-whisper', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ language: 'en', segments: [{ startMs: expect.any(Number) as number }] });
    expect(await run('models', 'remove', 'tiny-whisper')).toMatchObject({ code: 0 });
    expect(await run('models', 'remove', 'tiny-whisper')).toMatchObject({ code: 1 });
    const gone = await run('transcribe', 'en_ps_goforward.wav', '--model', 'tiny-whisper');
    expect(gone).toMatchObject({ code: 1, out: '' });
    expect(gone.err).toContain('tiny-whisper/dictum-model.json');
  });

  it('benches what there is, and recommends one', async () => {
    const env = { DICTUM_DATA: folder() };
    await runDictum(['models', 'add', TINY], undefined, env);
    const { code, out } = await runDictum(['models', 'bench', 'manifest.tsv'], undefined, env);
    expect(code).toBe(0);
    const lines = out.trim().split('\n');
    expect(lines.map((line) => line.split('  ')[0])).toEqual(['whisper-base', 'tiny-whisper', 'recommended']);
    // Its weights are random: it is never the one with the fewest errors.
    expect(Number(/rate ([\d.]+) %/.exec(lines[1] ?? '')?.[1])).toBeGreaterThan(90);
  });

  it('says what a folder lacks', async () => {
    const { code, err } = await runDictum(['models', 'add', ROOT], undefined, { DICTUM_DATA: folder() });
    expect(code).toBe(1);
    expect(err).toContain('config.json');
  });
});
