import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../cli/arguments';

describe('the command line', () => {
  it('is understood', () => {
    expect(parseCommand(['transcribe', 'a.wav', '--json', '-', '--language', 'auto'])).toEqual({
      ok: true,
      value: { kind: 'transcribe', files: ['a.wav', '-'], language: 'auto', json: true },
    });
    expect(parseCommand(['bench', '--manifest', 'm.tsv', '--limit', '3'])).toEqual({
      ok: true,
      value: { kind: 'bench', manifest: 'm.tsv', language: 'en', limit: 3, nonspeech: false, json: false },
    });
    expect(parseCommand(['transcribe', 'a.wav', '--model', 'whisper-small'])).toMatchObject({
      value: { model: 'whisper-small' },
    });
    expect(parseCommand(['transcribe', 'a.wav', '--model', 'whisper-base'])).toMatchObject({
      value: { model: undefined },
    });
    expect(parseCommand(['models', 'list'])).toMatchObject({ value: { kind: 'models', action: 'list', subject: '' } });
    expect(parseCommand(['models', 'add', 'folder'])).toMatchObject({ value: { action: 'add', subject: 'folder' } });
    expect(parseCommand(['bench', '--live', '--manifest', 'm.tsv'])).toEqual({
      ok: true,
      value: {
        kind: 'bench-live',
        manifest: 'm.tsv',
        language: 'en',
        limit: undefined,
        releaseAfterMs: [400, 0],
        speculation: true,
        long: true,
        json: false,
      },
    });
    const options = ['--release-after-ms', '0', '--no-speculation', '--no-long', '--json'];
    expect(parseCommand(['bench', '--live', '--manifest', 'm.tsv', ...options])).toMatchObject({
      value: { releaseAfterMs: [0], speculation: false, long: false, json: true },
    });
    expect(parseCommand(['transcribe', '--', '--odd-name.wav'])).toMatchObject({
      value: { files: ['--odd-name.wav'] },
    });
    expect(parseCommand(['transcribe', '-h'])).toEqual({ ok: true, value: { kind: 'help' } });
  });

  it.each([
    [[], 'A command is missing.'],
    [['toString'], 'There is no command “toString”.'],
    [['transcribe'], 'A file is missing.'],
    [['transcribe', '-', '-'], 'The standard input can be read only once.'],
    [['transcribe', 'a.wav', '--limit', '3'], '“transcribe” has no option --limit.'],
    [['transcribe', 'a.wav', '--language', 'klingon'], 'Whisper has no language “klingon”.'],
    [['transcribe', 'a.wav', '--speed'], "Unknown option '--speed'."],
    [['bench'], '--manifest FILE is missing.'],
    [['models'], '“models” takes list, add, remove or bench.'],
    [['models', 'remove'], '“models remove” takes a name.'],
    [['models', 'bench'], '“models bench” takes a manifest.'],
    [['models', 'list', 'all'], '“models list” takes less.'],
    [['models', 'list', '--json'], '“models” has no option --json.'],
    [['bench', '--manifest', 'm.tsv', '--limit', '0'], '--limit takes a whole number from 1.'],
    [['bench', '--manifest', 'm.tsv', '--no-long'], '“bench” has no option --no-long.'],
    [['bench', '--live', '--manifest', 'm.tsv', '--nonspeech'], '“bench --live” has no option --nonspeech.'],
    [
      ['bench', '--live', '--manifest', 'm.tsv', '--release-after-ms', 'soon'],
      '--release-after-ms takes milliseconds, a whole number from 0.',
    ],
    [['bench --live'], 'There is no command “bench --live”.'],
    [['bench', '--manifest', 'm.tsv', 'a.wav'], '“bench” takes no files: “a.wav”.'],
  ])('%j is refused: %s', (args, sentence) => {
    expect(parseCommand(args)).toEqual({ ok: false, failure: sentence });
  });
});
