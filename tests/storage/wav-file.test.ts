import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES } from '../../core/audio';
import { WAV_HEADER_BYTES } from '../../core/wav';
import { readWavFile } from '../../storage/wav-file';
import { tone, type WavBytes, wavBytes } from '../core/wav-bytes';
import { temporaryFolders } from './temp-folder';

const newFolder = temporaryFolders();
const SPEECH = join(import.meta.dirname, '../fixtures/speech');

function written(content: Uint8Array | string): string {
  const path = join(newFolder(), 'sound.wav');
  writeFileSync(path, content);
  return path;
}

async function pieces(path: string): Promise<Int16Array[]> {
  const read = await readWavFile(path);
  if (!read.ok) throw new Error(read.failure.name);
  const all: Int16Array[] = [];
  for await (const piece of read.value) all.push(piece);
  return all;
}

async function samplesOf(options: WavBytes): Promise<number[]> {
  return (await pieces(written(wavBytes(options)))).flatMap((piece) => [...piece]);
}

describe('readWavFile', () => {
  it('gives real speech back bit by bit, in whole frames', async () => {
    const path = join(SPEECH, 'en_jfk.wav');
    const read = await pieces(path);
    const bytes = readFileSync(path);
    const at = bytes.indexOf('data') + 8;
    const samples = read.flatMap((piece) => [...piece]);
    expect(samples.length).toBe(Math.floor((bytes.length - at) / 2));
    expect(samples.findIndex((sample, index) => sample !== bytes.readInt16LE(at + 2 * index))).toBe(-1);
    for (const piece of read.slice(0, -1)) expect(piece.length % FRAME_SAMPLES).toBe(0);
    expect(Math.max(...read.map((piece) => piece.length))).toBeLessThan(100 * FRAME_SAMPLES);
  });

  it('turns 48 kHz 24-bit stereo into the same tone at 16 kHz', async () => {
    const channel = tone(1_000, 0.5, 48_000);
    const samples = await samplesOf({ encoding: 'int24', sampleRateHz: 48_000, channels: [channel, channel] });
    const wanted = tone(1_000, 0.5, 16_000);
    expect(samples).toHaveLength(8_000);
    const worst = Math.max(
      ...samples.slice(100, -100).map((sample, index) => Math.abs(sample / 32_768 - (wanted[index + 100] ?? NaN))),
    );
    expect(worst).toBeLessThan(0.002);
  });

  it('can be read twice', async () => {
    const path = written(wavBytes({ channels: [[0.5, 0.25]] }));
    const read = await readWavFile(path);
    if (!read.ok) throw new Error(read.failure.name);
    const once: number[] = [];
    for await (const piece of read.value) once.push(...piece);
    expect(once).toEqual([16_384, 8_192]);
    expect((await pieces(path)).flatMap((piece) => [...piece])).toEqual(once);
  });

  it('reads what is there of a file cut short, at every length', async () => {
    const whole = wavBytes({ channels: [[0.1, 0.2, 0.3, 0.4]] });
    const wanted = await samplesOf({ channels: [[0.1, 0.2, 0.3, 0.4]] });
    for (let length = 0; length <= whole.length; length++) {
      const read = await readWavFile(written(whole.slice(0, length)));
      const samples = Math.floor((length - WAV_HEADER_BYTES) / 2);
      expect(read.ok).toBe(samples > 0);
      if (!read.ok) continue;
      const got: number[] = [];
      for await (const piece of read.value) got.push(...piece);
      expect(got).toEqual(wanted.slice(0, samples));
    }
  });

  it('names what is wrong', async () => {
    const nameOf = async (path: string): Promise<string> => {
      const read = await readWavFile(path);
      return read.ok ? 'none' : read.failure.name;
    };
    const folder = newFolder();
    mkdirSync(join(folder, 'a.wav'));
    expect(await nameOf(join(folder, 'none.wav'))).toBe('file-missing');
    expect(await nameOf(join(folder, 'a.wav'))).toBe('file-is-a-folder');
    expect(await nameOf(written(''))).toBe('wav-empty');
    expect(await nameOf(written('Dear diary, today I spoke.'))).toBe('wav-not-a-wav');
  });
});
