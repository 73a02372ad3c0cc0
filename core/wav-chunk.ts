import type { WavFailure } from './failure';
import { fail, type Result, succeed } from './result';
import { WAV } from './tuning';
import type { SampleEncoding, WavFormat } from './wav-format';

/** Format tags of the `fmt ` chunk (Microsoft's mmreg.h). */
const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;

/** Kinds that are met in the wild and not read, by the name a user may know. */
const OTHER_KINDS: Readonly<Record<number, string>> = {
  2: 'ADPCM',
  6: 'A-law',
  7: 'µ-law',
  0x11: 'IMA ADPCM',
  0x31: 'GSM 6.10',
  0x50: 'MPEG',
  0x55: 'MP3',
  0xff: 'AAC',
};

/** The last 14 bytes of a subformat's GUID; the first two are the format tag. */
const GUID_TAIL = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71];

/** Least lengths of the chunk: plain, and with the extension that holds the subformat. */
const PLAIN_BYTES = 16;
const EXTENSIBLE_BYTES = 40;

/**
 * Reads the body of a `fmt ` chunk. A sample narrower than its container is left-justified there (WAVEFORMATEXTENSIBLE),
 * so that only the container counts.
 *
 * @returns `wav-truncated` for a body that is too short, `wav-unsupported` with the reason for what can't be read
 */
export function parseFormatChunk(body: Uint8Array): Result<WavFormat, WavFailure> {
  if (body.length < PLAIN_BYTES) return fail({ name: 'wav-truncated' });
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const tag = view.getUint16(0, true);
  const channels = view.getUint16(2, true);
  const sampleRateHz = view.getUint32(4, true);
  const blockBytes = view.getUint16(12, true);
  const bits = view.getUint16(14, true);
  if (channels < 1 || channels > WAV.maxChannels) return unsupported(`${channels} channels`);
  if (sampleRateHz < WAV.minRateHz || sampleRateHz > WAV.maxRateHz) return unsupported(`${sampleRateHz} Hz`);
  const kind = tag === EXTENSIBLE ? subformat(body, view) : tag;
  if (kind === undefined) return unsupported('unknown subformat');
  if (kind !== PCM && kind !== FLOAT) return unsupported(OTHER_KINDS[kind] ?? `format ${kind}`);
  const encoding = encodingOf(kind, containerBytes(blockBytes, channels, bits), bits);
  if (encoding === undefined) return unsupported(`${bits}-bit ${kind === PCM ? 'PCM' : 'float'}`);
  return succeed({ encoding, channels, sampleRateHz });
}

function subformat(body: Uint8Array, view: DataView): number | undefined {
  if (body.length < EXTENSIBLE_BYTES) return undefined;
  return GUID_TAIL.every((byte, index) => body[26 + index] === byte) ? view.getUint16(24, true) : undefined;
}

/** From the block's length where that is usable; some writers leave it 0. */
function containerBytes(blockBytes: number, channels: number, bits: number): number {
  const stated = blockBytes / channels;
  return Number.isInteger(stated) && stated * 8 >= bits && stated > 0 ? stated : Math.ceil(bits / 8);
}

function encodingOf(kind: number, bytes: number, bits: number): SampleEncoding | undefined {
  if (kind === FLOAT) {
    if (bits === 32 && bytes === 4) return 'float32';
    return bits === 64 && bytes === 8 ? 'float64' : undefined;
  }
  if (bits < 1) return undefined;
  return ([undefined, 'uint8', 'int16', 'int24', 'int32'] as const)[bytes];
}

function unsupported(detail: string): Result<never, WavFailure> {
  return fail({ name: 'wav-unsupported', detail });
}
