import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDictum, ROOT, runDictum, SPEECH } from './run-dictum';

const JFK =
  'And so my fellow Americans, ask not what your country can do for you, ask what you can do for your country.';

describe('dictum transcribe', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dictum-test-'));
  beforeAll(buildDictum);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('prints the text and nothing else', async () => {
    expect(await runDictum(['transcribe', 'en_jfk.wav', '--language', 'en'])).toEqual({
      code: 0,
      out: `${JFK}\n`,
      err: '',
    });
  });

  it('finds files from the folder where npm was called', () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(ROOT, 'scripts/dictum.mjs'), 'transcribe', 'en_ps_goforward.wav'],
      { cwd: ROOT, encoding: 'utf8', env: { ...process.env, INIT_CWD: SPEECH } },
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Go forward/);
  });

  it('finds the language out', async () => {
    const { code, out } = await runDictum(['transcribe', 'en_jfk.wav', '--language', 'auto', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ text: JFK, language: 'en' });
  });

  it('reads a WAV from standard input and leaves no file', async () => {
    const own = join(folder, 'tmp');
    mkdirSync(own);
    const wav = readFileSync(join(SPEECH, 'en_jfk.wav'));
    expect(await runDictum(['transcribe', '-'], wav, { TMPDIR: own })).toEqual({ code: 0, out: `${JFK}\n`, err: '' });
    expect(readdirSync(own)).toEqual([]);
  });

  it('says what is wrong with each file, goes on, and ends with 1', async () => {
    writeFileSync(join(folder, 'empty.wav'), '');
    writeFileSync(join(folder, 'text.wav'), 'Dear diary, this is no sound at all, it is a long enough text in a file.');
    const files = ['absent.wav', '.', 'empty.wav', 'text.wav'].map((name) => join(folder, name));
    const { code, out, err } = await runDictum(['transcribe', ...files, 'en_jfk.wav']);
    expect(code).toBe(1);
    expect(out).toBe(`${JFK}\n`);
    expect(err.split('\n')).toEqual([
      `dictum: ${files[0]}: There is no such file. Check its name and folder.`,
      `dictum: ${files[1]}: This is a folder. Name the WAV files in it.`,
      `dictum: ${files[2]}: The file is empty. Choose a WAV file that holds sound.`,
      `dictum: ${files[3]}: This is not a WAV file. Convert the sound to WAV (PCM) and try again.`,
      '',
    ]);
  });

  it('gives an object a line with --json, for failures too', async () => {
    const { code, out } = await runDictum(['transcribe', 'en_ps_goforward.wav', 'absent.wav', '--json']);
    expect(code).toBe(1);
    const [heard, failed, end] = out.split('\n');
    expect(JSON.parse(heard ?? '')).toMatchObject({
      file: 'en_ps_goforward.wav',
      text: expect.stringMatching(/go forward/i) as string,
      language: 'en',
      verdict: 'valid',
      segments: [{ window: expect.stringMatching(/^(short|full)$/) as string }],
    });
    expect(JSON.parse(failed ?? '')).toMatchObject({ file: 'absent.wav', failure: { name: 'file-missing' } });
    expect(end).toBe('');
  });

  it('gives an empty line and a remark where nobody speaks', async () => {
    const { code, out, err } = await runDictum(['transcribe', 'ns_gen_silence5.wav']);
    expect({ code, out }).toEqual({ code: 0, out: '\n' });
    expect(err).toBe('dictum: ns_gen_silence5.wav: No speech was heard.\n');
  });

  it('names the model file that is missing or damaged', async () => {
    const missing = await runDictum(['transcribe', 'en_jfk.wav'], undefined, { DICTUM_MODELS: folder });
    expect(missing).toMatchObject({ code: 1, out: '' });
    expect(missing.err).toContain('The speech model is missing');
    const models = join(folder, 'models');
    cpSync(join(ROOT, 'models'), models, { recursive: true });
    writeFileSync(join(models, 'whisper-base/tokenizer.json'), '{');
    const damaged = await runDictum(['transcribe', 'en_jfk.wav'], undefined, { DICTUM_MODELS: models });
    expect(damaged).toMatchObject({ code: 1, out: '' });
    expect(damaged.err).toContain('The speech model is damaged');
    expect(damaged.err).toContain('tokenizer.json');
  });
});
