import { describe, expect, it } from 'vitest';
import { WAV_HEADER_BYTES, wavHeader } from '../../core/wav';
import { type SampleEncoding } from '../../core/wav-format';
import { findSound } from '../../core/wav-parser';
import { chunk, joined, sourceOf, type WavBytes, wavBytes } from './wav-bytes';

const ENCODINGS: readonly SampleEncoding[] = ['uint8', 'int16', 'int24', 'int32', 'float32', 'float64'];

function find(bytes: Uint8Array) {
  return findSound(sourceOf(bytes));
}

async function failureOf(bytes: Uint8Array): Promise<unknown> {
  const found = await find(bytes);
  return found.ok ? 'none' : found.failure;
}

async function frames(options: WavBytes): Promise<number> {
  const found = await find(wavBytes(options));
  return found.ok ? found.value.dataBytes / 2 : -1;
}

const LIST = { id: 'LIST', body: new Uint8Array([73, 78, 70, 79, 1]) };

describe('findSound', () => {
  it('knows every common kind, plain and extensible', async () => {
    for (const encoding of ENCODINGS) {
      for (const extensible of [false, true]) {
        for (const [count, sampleRateHz] of [
          [1, 8_000],
          [2, 48_000],
          [8, 192_000],
        ] as const) {
          const channels = Array.from({ length: count }, () => [0.1, -0.1, 0.2]);
          const found = await find(wavBytes({ encoding, extensible, channels, sampleRateHz }));
          expect(found).toMatchObject({ ok: true, value: { format: { encoding, channels: count, sampleRateHz } } });
        }
      }
    }
  });

  it('skips chunks before the sound, also of odd length, and stops at its end', async () => {
    const bytes = wavBytes({ channels: [[0.1, 0.2, 0.3]], before: [LIST, LIST], after: [LIST] });
    const found = await find(bytes);
    expect(found.ok && found.value.dataBytes).toBe(6);
    const offset = found.ok ? found.value.dataOffsetBytes : NaN;
    expect(String.fromCharCode(...bytes.slice(offset - 8, offset - 4))).toBe('data');
  });

  it('reads to the end where the length is open or beyond it', async () => {
    const channels = [[0.1, 0.2, 0.3]];
    for (const statedDataBytes of [0, 0xffff_ffff, 1_000, 6])
      expect(await frames({ channels, statedDataBytes })).toBe(3);
    expect(await frames({ channels, statedDataBytes: 5 })).toBe(2);
  });

  it('finds no samples in a sound of length 0 that chunks follow, and in an empty one', async () => {
    expect(await failureOf(wavBytes({ channels: [[]], after: [LIST] }))).toEqual({ name: 'wav-no-samples' });
    expect(await failureOf(wavBytes({ channels: [[]] }))).toEqual({ name: 'wav-no-samples' });
    expect(await failureOf(wavBytes({ statedDataBytes: 1 }))).toEqual({ name: 'wav-no-samples' });
  });

  it('reads a long file of the RF64 kind', async () => {
    const bytes = wavBytes({ channels: [[0.1, 0.2]], statedDataBytes: 0xffff_ffff, after: [LIST] });
    const ds64 = new Uint8Array(28);
    ds64[8] = 4;
    const long = joined([bytes.slice(0, 12), chunk('ds64', ds64), bytes.slice(12)]);
    long.set([82, 70, 54, 52]);
    const found = await find(long);
    expect(found.ok && found.value.dataBytes).toBe(4);
  });

  it('names what it does not read', async () => {
    const details: [WavBytes, string][] = [
      [{ tag: 6 }, 'A-law'],
      [{ tag: 7 }, 'µ-law'],
      [{ tag: 7, extensible: true }, 'µ-law'],
      [{ tag: 0x55 }, 'MP3'],
      [{ tag: 999 }, 'format 999'],
      [{ tag: 3 }, '16-bit float'],
      [{ statedChannels: 0 }, '0 channels'],
      [{ statedChannels: 9 }, '9 channels'],
      [{ sampleRateHz: 7_999 }, '7999 Hz'],
      [{ sampleRateHz: 192_001 }, '192001 Hz'],
    ];
    for (const [options, detail] of details) {
      expect(await failureOf(wavBytes(options))).toEqual({ name: 'wav-unsupported', detail });
    }
    expect(await failureOf(new TextEncoder().encode('RIFX\0\0\0\0WAVE'))).toMatchObject({ detail: 'big-endian' });
  });

  it('tells nothing, something else and a part apart', async () => {
    expect(await failureOf(new Uint8Array(0))).toEqual({ name: 'wav-empty' });
    expect(await failureOf(new TextEncoder().encode('ID3 this is some other file'))).toEqual({ name: 'wav-not-a-wav' });
    expect(await failureOf(new TextEncoder().encode('RIFF\0\0\0\0AVI LIST'))).toEqual({ name: 'wav-not-a-wav' });
    const whole = wavBytes();
    for (let length = 1; length < 44; length++) {
      expect(await failureOf(whole.slice(0, length))).toEqual({ name: 'wav-truncated' });
    }
    expect(await failureOf(whole.slice(0, 44))).toEqual({ name: 'wav-no-samples' });
  });

  it('takes a sound before its format for unreadable', async () => {
    const bytes = wavBytes();
    const swapped = joined([bytes.slice(0, 12), bytes.slice(36), bytes.slice(12, 36)]);
    expect(await failureOf(swapped)).toMatchObject({ name: 'wav-unsupported' });
  });

  it('refuses more hours than are transcribed in one go', async () => {
    const header = wavHeader('growing');
    const hours = (count: number) => ({
      sizeBytes: WAV_HEADER_BYTES + count * 3600 * 32_000,
      read: (position: number, length: number) => Promise.resolve(header.slice(position, position + length)),
    });
    expect(await findSound(hours(5))).toEqual({ ok: false, failure: { name: 'wav-too-long', limitHours: 4 } });
    expect(await findSound(hours(4))).toMatchObject({ ok: true });
  });
});

describe('wavHeader', () => {
  it('is read back, sealed and growing', async () => {
    for (const length of [6, 'growing'] as const) {
      const found = await find(joined([wavHeader(length), new Uint8Array(6)]));
      expect(found).toEqual({
        ok: true,
        value: {
          format: { encoding: 'int16', channels: 1, sampleRateHz: 16_000 },
          dataOffsetBytes: WAV_HEADER_BYTES,
          dataBytes: 6,
        },
      });
    }
  });
});
