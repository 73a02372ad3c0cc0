import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseByteRange } from '../../core/byte-range';
import { findSound } from '../../core/wav-parser';
import { bytesOfRange, wavStream } from '../../core/wav-stream';
import { joined, sourceOf } from './wav-bytes';

async function* pieces(samples: readonly number[], size = 7): AsyncGenerator<Int16Array> {
  await Promise.resolve();
  for (let at = 0; at < samples.length; at += size) yield Int16Array.from(samples.slice(at, at + size));
}

async function all(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return joined(parts);
}

const soundIn = (wav: Uint8Array): number[] => [...new Int16Array(wav.slice(44).buffer)];

describe('a WAV that is read as a stream', () => {
  it('is a whole WAV of the sound', async () => {
    const samples = Array.from({ length: 1_000 }, (_, index) => index * 30 - 15_000);
    const wav = await all(wavStream(pieces(samples), samples.length));
    expect(await findSound(sourceOf(wav))).toMatchObject({
      ok: true,
      value: { format: { encoding: 'int16', channels: 1, sampleRateHz: 16_000 }, dataBytes: 2_000 },
    });
    expect(soundIn(wav)).toEqual(samples);
  });

  it('keeps the length that its header promises, whatever the sound has', async () => {
    expect(soundIn(await all(wavStream(pieces([1, 2, 3]), 2)))).toEqual([1, 2]);
    const long = soundIn(await all(wavStream(pieces([1, 2, 3]), 20_000)));
    expect(long).toHaveLength(20_000);
    expect(long.slice(0, 5)).toEqual([1, 2, 3, 0, 0]);
    expect(soundIn(await all(wavStream(pieces([]), 0)))).toEqual([]);
  });

  it('of any range gives the bytes of that range, and reads nothing after it', async () => {
    const samples = Array.from({ length: 300 }, (_, index) => index);
    const whole = await all(wavStream(pieces(samples), 300));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: whole.length }), async (start, length) => {
        const endByte = Math.min(whole.length, start + length);
        const range = { startByte: start, endByte };
        expect(await all(bytesOfRange(wavStream(pieces(samples), 300), range))).toEqual(whole.slice(start, endByte));
      }),
    );
    let read = 0;
    async function* counted(): AsyncGenerator<Int16Array> {
      for await (const piece of pieces(samples)) {
        read += 1;
        yield piece;
      }
    }
    await all(bytesOfRange(wavStream(counted(), 300), { startByte: 44, endByte: 60 }));
    expect(read).toBe(2);
  });
});

describe('a Range header', () => {
  it.each([
    [null, 0, 100],
    ['bytes=0-', 0, 100],
    ['bytes=10-19', 10, 20],
    ['bytes=90-1000', 90, 100],
    ['bytes=-10', 90, 100],
    ['bytes=-1000', 0, 100],
    ['bytes=0-0', 0, 1],
    ['bytes=1-2,5-6', 0, 100],
    ['lines=1-2', 0, 100],
    ['bytes=-', 0, 100],
    ['junk', 0, 100],
  ])('%s of 100 bytes', (header, startByte, endByte) => {
    expect(parseByteRange(header, 100)).toEqual({ startByte, endByte });
  });

  it.each(['bytes=100-', 'bytes=200-300', 'bytes=20-10', 'bytes=-0'])('%s: nothing of 100 bytes', (header) => {
    expect(parseByteRange(header, 100)).toBeUndefined();
  });
});
