import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dictum, JFK, JFK_TEXT, lastObject, SPEECH, withFolder } from './run-dictum';

describe('dictum transcribe', () => {
  it('prints the text of a file, and nothing else', async () => {
    expect(await dictum(['transcribe', JFK])).toEqual({ code: 0, stdout: `${JFK_TEXT}\n`, stderr: '' });
  });

  it('reads a WAV from the standard input and leaves no file', async () => {
    await withFolder(async (folder) => {
      const input = readFileSync(JFK);
      const ended = await dictum(['transcribe', '-'], { input, env: { TMPDIR: folder } });
      expect(ended).toEqual({ code: 0, stdout: `${JFK_TEXT}\n`, stderr: '' });
      expect(readdirSync(folder)).toEqual([]);
    });
  });

  it('names each file that fails and why, and goes on', async () => {
    await withFolder(async (folder) => {
      const [gone, empty, text] = ['gone.wav', 'empty.wav', 'text.wav'].map((name) => join(folder, name)) as [
        string,
        string,
        string,
      ];
      writeFileSync(empty, '');
      writeFileSync(text, 'not a sound at all, but long enough to be looked at with care');
      const { code, stdout, stderr } = await dictum(['transcribe', gone, folder, empty, text, JFK]);
      expect(code).toBe(1);
      expect(stdout).toBe(`${JFK_TEXT}\n`);
      expect(stderr.trimEnd().split('\n')).toEqual([
        `dictum: ${gone}: There is no such file. Check its name and folder.`,
        `dictum: ${folder}: This is a folder. Name the WAV files in it.`,
        `dictum: ${empty}: The file is empty. Choose a WAV file that holds sound.`,
        `dictum: ${text}: This is not a WAV file. Convert the sound to WAV (PCM) and try again.`,
      ]);
    });
  });

  it('prints an empty line where nobody speaks, and says so', async () => {
    const silence = join(SPEECH, 'ns_gen_silence5.wav');
    expect(await dictum(['transcribe', silence])).toEqual({
      code: 0,
      stdout: '\n',
      stderr: `dictum: ${silence}: No speech was heard.\n`,
    });
  });

  it('gives an object a file with --json', async () => {
    const { code, stdout } = await dictum(['transcribe', '--json', '--language', 'auto', JFK, 'gone.wav']);
    expect(code).toBe(1);
    const [heard, failed] = stdout.trimEnd().split('\n').map(lastObject);
    expect(heard).toMatchObject({ file: JFK, text: JFK_TEXT, language: 'en', verdict: 'valid', durationMs: 11_000 });
    expect(heard?.['segments']).toHaveLength(1);
    expect(failed).toEqual({
      file: 'gone.wav',
      failure: { name: 'file-missing', title: 'There is no such file', advice: 'Check its name and folder.' },
    });
  });

  it('says what to do where the models are missing', async () => {
    await withFolder(async (folder) => {
      const { code, stdout, stderr } = await dictum(['transcribe', JFK], { env: { DICTUM_MODELS: folder } });
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^dictum: The speech model is missing\. Install Dictum again: .* isn’t there\..*\n$/);
    });
  });
});
