import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Resampler } from '../../core/resample';
import { createLocalEngine } from '../../engine/local-engine';
import { createVoiceInput } from '../../storage/voice-input';
import { wavBytes } from '../core/wav-bytes';
import { temporaryFolders } from './temp-folder';

const ROOT = join(import.meta.dirname, '../..');
const SPEECH = join(ROOT, 'tests/fixtures/speech');
const JFK =
  'And so my fellow Americans, ask not what your country can do for you, ask what you can do for your country.';

const newFolder = temporaryFolders();
const engine = createLocalEngine({ modelsFolder: join(ROOT, 'models') });
afterAll(() => engine.close());

function speech(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(SPEECH, `${name}.wav`)));
}

/** Samples of a clip of the fixtures, all of which are 16 kHz int16 mono. */
function samplesOf(name: string): Float32Array {
  const bytes = readFileSync(join(SPEECH, `${name}.wav`));
  const at = bytes.indexOf('data') + 8;
  return Float32Array.from(
    { length: (bytes.length - at) / 2 },
    (_, index) => bytes.readInt16LE(at + 2 * index) / 32_768,
  );
}

/** The clip at another rate. The resampler only ends at 16 kHz; told a wrong rate, it gives any ratio. */
function jfkAt(rateHz: number): Float32Array {
  const resampler = new Resampler((16_000 * 16_000) / rateHz);
  return Float32Array.from([...resampler.push(samplesOf('en_jfk')), ...resampler.end()]);
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9 ]/g, '');
}

/** Words of the speech that are not at their place. */
function wrongWords(text: string): number {
  const words = plain(text).split(' ');
  return plain(JFK)
    .split(' ')
    .filter((word, index) => word !== words[index]).length;
}

async function transcribe(audio: Uint8Array): Promise<string> {
  const folder = newFolder();
  try {
    return await createVoiceInput({ engine, folder }).transcribe(audio);
  } finally {
    expect(readdirSync(folder)).toEqual([]);
  }
}

describe('voice input with the real model', () => {
  it('hears a speech', async () => {
    expect(await transcribe(speech('en_jfk'))).toBe(JFK);
  });

  it.each(['int24', 'int32', 'float32', 'float64'] as const)('hears the same in %s', async (encoding) => {
    expect(await transcribe(wavBytes({ encoding, channels: [samplesOf('en_jfk')] }))).toBe(JFK);
  });

  it('hears it in 8 bits', async () => {
    const audio = wavBytes({ encoding: 'uint8', channels: [samplesOf('en_jfk')] });
    expect(wrongWords(await transcribe(audio))).toBeLessThanOrEqual(1);
  });

  it('hears it at 48 kHz in stereo', async () => {
    const channel = jfkAt(48_000);
    const audio = wavBytes({ sampleRateHz: 48_000, channels: [channel, channel], extensible: true });
    expect(plain(await transcribe(audio))).toBe(plain(JFK));
  });

  it('hears it at 8 kHz, as from a telephone', async () => {
    const audio = wavBytes({ sampleRateHz: 8_000, channels: [jfkAt(8_000)] });
    // What tells "Americans, ask" from "America asked" lies above a telephone's band.
    expect(wrongWords(await transcribe(audio))).toBeLessThanOrEqual(2);
  });

  it('hears nothing in silence and in a hum', async () => {
    for (const name of ['ns_gen_silence5', 'ns_gen_hum50']) {
      await expect(transcribe(speech(name))).rejects.toMatchObject({
        name: 'VoiceInputError',
        failure: { name: 'text-rejected' },
      });
    }
  });

  it('hears 50 short clips at once, each caller its own text, and leaves 0 files', async () => {
    const clips = [
      ['en_ps_sense-0880', 'young'],
      ['en_ps_cards-003', 'clubs'],
      ['en_ps_goforward', 'meters'],
    ] as const;
    const folder = newFolder();
    const input = createVoiceInput({ engine, folder });
    const texts = await Promise.all(
      Array.from({ length: 50 }, (_, index) => input.transcribe(speech(clips[index % 3]?.[0] ?? ''))),
    );
    for (const [index, text] of texts.entries()) expect(plain(text)).toContain(clips[index % 3]?.[1]);
    expect(readdirSync(folder)).toEqual([]);
  }, 240_000);
});
