import { SAMPLE_BYTES, type SampleEncoding } from '../../core/wav-format';
import type { ByteSource } from '../../core/wav-parser';

export interface WavBytes {
  readonly encoding?: SampleEncoding;
  readonly sampleRateHz?: number;
  /** One list of samples (-1 to 1) for each channel. */
  readonly channels?: readonly (readonly number[] | Float32Array)[];
  readonly extensible?: boolean;
  /** Chunks before the sound; the length of a body may be odd. */
  readonly before?: readonly { readonly id: string; readonly body: Uint8Array }[];
  readonly after?: readonly { readonly id: string; readonly body: Uint8Array }[];
  /** The length that the sound's chunk states, where it is not the true one. */
  readonly statedDataBytes?: number;
  /** The format tag, where it is not that of the encoding. */
  readonly tag?: number;
  readonly statedChannels?: number;
}

const GUID_TAIL = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71];

/** A WAV file's bytes, written by other code than the one that is tested. */
export function wavBytes(options: WavBytes = {}): Uint8Array {
  const { encoding = 'int16', sampleRateHz = 16_000, channels = [[0.5]], before = [], after = [] } = options;
  const data = interleave(encoding, channels);
  const size = SAMPLE_BYTES[encoding];
  const tag = options.tag ?? (encoding.startsWith('float') ? 3 : 1);
  const count = options.statedChannels ?? channels.length;
  const plain = [
    ...u16(options.extensible === true ? 0xfffe : tag),
    ...u16(count),
    ...u32(sampleRateHz),
    ...u32(sampleRateHz * size * count),
    ...u16(size * count),
    ...u16(size * 8),
  ];
  const extension = [...u16(22), ...u16(size * 8), ...u32(0), ...u16(tag), ...GUID_TAIL];
  const format = Uint8Array.from(options.extensible === true ? [...plain, ...extension] : plain);
  const body = joined([
    chunk('fmt ', format),
    ...before.map(({ id, body: inner }) => chunk(id, inner)),
    chunk('data', data, options.statedDataBytes),
    ...after.map(({ id, body: inner }) => chunk(id, inner)),
  ]);
  return joined([ascii('RIFF'), Uint8Array.from(u32(body.length + 4)), ascii('WAVE'), body]);
}

export function chunk(id: string, body: Uint8Array, statedBytes = body.length): Uint8Array {
  const pad = new Uint8Array(body.length % 2);
  return joined([ascii(id), Uint8Array.from(u32(statedBytes)), body, pad]);
}

/** Bytes in memory, looked up as a file is. */
export function sourceOf(bytes: Uint8Array): ByteSource {
  return {
    sizeBytes: bytes.length,
    read: (position, length) => Promise.resolve(bytes.slice(position, position + length)),
  };
}

/** A tone of half the full loudness. */
export function tone(frequencyHz: number, seconds: number, sampleRateHz: number): Float32Array {
  return Float32Array.from(
    { length: Math.round(seconds * sampleRateHz) },
    (_, index) => 0.5 * Math.sin((2 * Math.PI * frequencyHz * index) / sampleRateHz),
  );
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function interleave(encoding: SampleEncoding, channels: readonly ArrayLike<number>[]): Uint8Array {
  const size = SAMPLE_BYTES[encoding];
  const frames = channels[0]?.length ?? 0;
  const buffer = Buffer.alloc(frames * channels.length * size);
  let at = 0;
  for (let frame = 0; frame < frames; frame++) {
    for (const channel of channels) at = write(buffer, encoding, channel[frame] ?? 0, at);
  }
  return new Uint8Array(buffer);
}

function write(buffer: Buffer, encoding: SampleEncoding, sample: number, at: number): number {
  const scaled = (bits: number): number =>
    Math.max(-(2 ** (bits - 1)), Math.min(2 ** (bits - 1) - 1, Math.round(sample * 2 ** (bits - 1))));
  switch (encoding) {
    case 'uint8':
      return buffer.writeUInt8(scaled(8) + 128, at);
    case 'int16':
    case 'int24':
    case 'int32':
      return buffer.writeIntLE(scaled(SAMPLE_BYTES[encoding] * 8), at, SAMPLE_BYTES[encoding]);
    case 'float32':
      return buffer.writeFloatLE(sample, at);
    case 'float64':
      return buffer.writeDoubleLE(sample, at);
  }
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function u16(value: number): number[] {
  return [value & 0xff, (value >> 8) & 0xff];
}

function u32(value: number): number[] {
  return [...u16(value % 65_536), ...u16(Math.floor(value / 65_536))];
}
