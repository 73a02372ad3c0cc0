import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../core/result';
import { createVoiceInput, type VoiceInput, VoiceInputError } from '../../storage/voice-input';
import { wavBytes } from '../core/wav-bytes';
import { FakeEngine, heardText } from '../fakes/engine';
import { brokenAt, hearing, SpeakingEngine } from './speaking-engine';
import { temporaryFolders } from './temp-folder';

const newFolder = temporaryFolders();
const SOUND = wavBytes({ channels: [[0.5, 0.25, -0.5]] });
const LIMITS = { minCharacters: 4, minWords: 2 };

async function failureOf(input: VoiceInput, audio = SOUND): Promise<unknown> {
  const error: unknown = await input.transcribe(audio).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(VoiceInputError);
  return error instanceof VoiceInputError ? error.failure : error;
}

/** Calls at once, each with its own sound; the engine says which sound it heard. */
async function concurrent(count: number): Promise<void> {
  const folder = newFolder();
  const names = new Set<string>();
  const engine = new SpeakingEngine((samples) => {
    for (const name of readdirSync(folder)) names.add(name);
    return succeed(heardText(`speaker ${String(samples[0])}`));
  });
  const input = createVoiceInput({ engine, folder });
  const texts = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      input.transcribe(wavBytes({ channels: [[(index + 1) / 32_768, 0, 0]] })),
    ),
  );
  expect(texts).toEqual(Array.from({ length: count }, (_, index) => `speaker ${String(index + 1)}`));
  expect(names.size).toBe(count);
  expect(readdirSync(folder)).toEqual([]);
}

describe('voice input: the text', () => {
  it('short text fails', async () => {
    const input = createVoiceInput({ engine: hearing('No.'), folder: newFolder(), limits: LIMITS });
    expect(await failureOf(input)).toEqual({ name: 'text-rejected', rule: 'too-short' });
  });

  it('few words fails', async () => {
    const input = createVoiceInput({ engine: hearing('Nevertheless.'), folder: newFolder(), limits: LIMITS });
    expect(await failureOf(input)).toEqual({ name: 'text-rejected', rule: 'too-few-words' });
  });

  it('null fails', async () => {
    for (const nothing of [null, undefined, '', '  ']) {
      const heard = { ...heardText('x'), text: nothing as unknown as string };
      const input = createVoiceInput({ engine: new FakeEngine([succeed(heard)]), folder: newFolder() });
      expect(await failureOf(input)).toEqual({ name: 'text-rejected', rule: 'no-text' });
    }
  });

  it('valid text passes', async () => {
    const engine = hearing(' Hello there. ');
    const input = createVoiceInput({ engine, folder: newFolder(), limits: LIMITS });
    expect(await input.transcribe(SOUND)).toBe('Hello there.');
    expect(await input.transcribe(SOUND, 'de')).toBe('Hello there.');
    expect(engine.languages).toEqual(['en', 'de']);
    expect(engine.hearings.map((one) => one.pushed.flatMap((part) => [...part]))).toEqual([
      [16_384, 8_192, -16_384],
      [16_384, 8_192, -16_384],
    ]);
  });

  it('a single real word passes by default, silence does not', async () => {
    const folder = newFolder();
    expect(await createVoiceInput({ engine: hearing('Yes.'), folder }).transcribe(SOUND)).toBe('Yes.');
    expect(await failureOf(createVoiceInput({ engine: hearing(''), folder }))).toMatchObject({ rule: 'no-speech' });
  });
});

describe('voice input: the file', () => {
  it('normal operation leaves 0 files', async () => {
    const folder = join(newFolder(), 'made', 'on demand');
    const during: { readonly bytes: number; readonly mode: number }[] = [];
    const engine = new SpeakingEngine(() => {
      for (const name of readdirSync(folder)) {
        const { size, mode } = statSync(join(folder, name));
        during.push({ bytes: size, mode: process.platform === 'win32' ? 0o600 : mode & 0o777 });
      }
      return succeed(heardText('Hello there.'));
    });
    expect(await createVoiceInput({ engine, folder }).transcribe(SOUND)).toBe('Hello there.');
    expect(during).toEqual([{ bytes: SOUND.length, mode: 0o600 }]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['hear', 'push', 'drained', 'finish'] as const)(
    'an exception leaves 0 files: the engine throws in %s',
    async (step) => {
      const folder = newFolder();
      const input = createVoiceInput({ engine: brokenAt(step), folder });
      expect(await failureOf(input)).toEqual({ name: 'engine-failed', detail: 'the engine broke' });
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it('calls the hearing off that its engine broke', async () => {
    const engine = brokenAt('drained');
    await failureOf(createVoiceInput({ engine, folder: newFolder() }));
    expect(engine.hearings.map(({ cancelled }) => cancelled)).toEqual([true]);
  });

  it('an exception leaves 0 files: the engine fails', async () => {
    const folder = newFolder();
    const engine = new FakeEngine([fail({ name: 'engine-died' })]);
    expect(await failureOf(createVoiceInput({ engine, folder }))).toEqual({ name: 'engine-died' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('an exception leaves 0 files: the validation says no', async () => {
    const folder = newFolder();
    expect(await failureOf(createVoiceInput({ engine: hearing('...'), folder }))).toMatchObject({ rule: 'too-short' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('an exception leaves 0 files: the validation throws', async () => {
    const folder = newFolder();
    const limits = {
      minWords: 1,
      get minCharacters(): number {
        throw new Error('the validation broke');
      },
    };
    const input = createVoiceInput({ engine: hearing('Hello there.'), folder, limits });
    await expect(input.transcribe(SOUND)).rejects.toThrow('the validation broke');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('an exception leaves 0 files: a file stands in the folder’s place', async () => {
    const parent = newFolder();
    const folder = join(parent, 'voice');
    writeFileSync(folder, 'not a folder');
    const engine = hearing('Hello there.');
    expect(await failureOf(createVoiceInput({ engine, folder }))).toMatchObject({ name: 'recording-failed' });
    expect(engine.hearings).toEqual([]);
    expect(readdirSync(parent)).toEqual(['voice']);
  });

  it('an exception leaves 0 files: a sound that is none', async () => {
    const folder = newFolder();
    const engine = hearing('Hello there.');
    const input = createVoiceInput({ engine, folder });
    expect(await failureOf(input, new Uint8Array(0))).toEqual({ name: 'wav-empty' });
    expect(await failureOf(input, new TextEncoder().encode('ID3 not a WAV at all'))).toEqual({ name: 'wav-not-a-wav' });
    expect(await failureOf(input, SOUND.slice(0, 30))).toEqual({ name: 'wav-truncated' });
    expect(await failureOf(input, SOUND.slice(0, 44))).toEqual({ name: 'wav-no-samples' });
    expect(await failureOf(input, wavBytes({ tag: 6 }))).toMatchObject({ name: 'wav-unsupported' });
    expect(engine.hearings).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('5 concurrent calls leave 0 files, no name twice, each caller its own text', () => concurrent(5));

  it('50 concurrent calls leave 0 files, no name twice, each caller its own text', () => concurrent(50));

  it('what a killed process left goes with the first call, what a living one is at stays', async () => {
    const folder = newFolder();
    // The largest process number of any system lies below this one.
    const dead = join(folder, 'voice-input.2147483000.aaaaaa.wav');
    const living = join(folder, `voice-input.${String(process.ppid)}.bbbbbb.wav`);
    const foreign = join(folder, 'holiday.wav');
    for (const path of [dead, living, foreign]) writeFileSync(path, 'x');
    await createVoiceInput({ engine: hearing('Hello there.'), folder }).transcribe(SOUND);
    expect([dead, living, foreign].map(existsSync)).toEqual([false, true, true]);
  });
});
