import type { WavFailure } from './failure';
import { fail, type Result, succeed } from './result';
import { RECORDING, WAV } from './tuning';
import { parseFormatChunk } from './wav-chunk';
import { bytesPerFrame, type WavFormat } from './wav-format';

/** Bytes that can be looked up anywhere: a file, or a buffer. */
export interface ByteSource {
  readonly sizeBytes: number;
  /** The bytes from `position` on; fewer than `length` only at the end. */
  read(position: number, length: number): Promise<Uint8Array>;
}

/** Where a WAV's sound is, and how it is written. */
export interface WavSound {
  readonly format: WavFormat;
  readonly dataOffsetBytes: number;
  /** Whole frames only. */
  readonly dataBytes: number;
}

const CHUNK_HEADER_BYTES = 8;
const FIRST_CHUNK_BYTES = 12;

/** A length that a writer leaves who does not know it yet. */
const UNKNOWN_BYTES = 0xffff_ffff;

interface Chunk {
  readonly id: string;
  readonly offsetBytes: number;
  readonly statedBytes: number;
}

/**
 * Finds the sound in a WAV. Chunks in any order before the sound are skipped. A length that goes beyond the end, and one
 * that a streaming writer left open (0 or 0xFFFFFFFF), means "to the end": what is there can be heard.
 *
 * @returns a `WavFailure` for every input that holds no readable sound; only `source` can throw
 */
export async function findSound(source: ByteSource): Promise<Result<WavSound, WavFailure>> {
  const kind = await readKind(source);
  if (!kind.ok) return kind;
  let format: WavFormat | undefined;
  let longDataBytes: number | undefined;
  let at = FIRST_CHUNK_BYTES;
  for (let count = 0; count < WAV.maxChunks; count++) {
    const chunk = await readChunk(source, at);
    if (chunk === undefined) return fail({ name: 'wav-truncated' });
    if (chunk.id === 'ds64') longDataBytes = await readLongLength(source, chunk);
    if (chunk.id === 'fmt ') {
      const parsed = parseFormatChunk(await source.read(chunk.offsetBytes, Math.min(chunk.statedBytes, 40)));
      if (!parsed.ok) return parsed;
      format = parsed.value;
    }
    if (chunk.id === 'data') {
      if (format === undefined) return fail({ name: 'wav-unsupported', detail: 'sound before its format' });
      return measure(source, format, chunk, longDataBytes);
    }
    at = afterChunk(chunk);
  }
  return fail({ name: 'wav-not-a-wav' });
}

/** RIFF/WAVE, or RF64 and BW64 for more than 4 GiB (EBU Tech 3306, ITU-R BS.2088). */
async function readKind(source: ByteSource): Promise<Result<undefined, WavFailure>> {
  if (source.sizeBytes === 0) return fail({ name: 'wav-empty' });
  const head = await source.read(0, FIRST_CHUNK_BYTES);
  const outer = ascii(head, 0, 4);
  if (outer === 'RIFX') return fail({ name: 'wav-unsupported', detail: 'big-endian' });
  if (!['RIFF', 'RF64', 'BW64'].some((id) => id.startsWith(outer))) return fail({ name: 'wav-not-a-wav' });
  if (!'WAVE'.startsWith(ascii(head, 8, 12))) return fail({ name: 'wav-not-a-wav' });
  return head.length < FIRST_CHUNK_BYTES ? fail({ name: 'wav-truncated' }) : succeed(undefined);
}

async function measure(
  source: ByteSource,
  format: WavFormat,
  data: Chunk,
  longDataBytes: number | undefined,
): Promise<Result<WavSound, WavFailure>> {
  const restBytes = source.sizeBytes - data.offsetBytes;
  let stated = data.statedBytes;
  if (stated === UNKNOWN_BYTES) stated = longDataBytes ?? Infinity;
  else if (stated === 0 && !(await endsInChunks(source, data.offsetBytes))) stated = Infinity;
  const frameBytes = bytesPerFrame(format);
  const frames = Math.floor(Math.min(stated, restBytes) / frameBytes);
  if (frames <= 0) return fail({ name: 'wav-no-samples' });
  const hours = frames / format.sampleRateHz / 3600;
  if (hours > RECORDING.maxHours) return fail({ name: 'wav-too-long', limitHours: RECORDING.maxHours });
  return succeed({ format, dataOffsetBytes: data.offsetBytes, dataBytes: frames * frameBytes });
}

/** Whether nothing but whole chunks comes from here on: then a length of 0 was meant. */
async function endsInChunks(source: ByteSource, fromBytes: number): Promise<boolean> {
  let at = fromBytes;
  for (let count = 0; count < WAV.maxChunks && at < source.sizeBytes; count++) {
    const chunk = await readChunk(source, at);
    if (chunk === undefined || !/^[\x20-\x7e]{4}$/.test(chunk.id)) return false;
    at = afterChunk(chunk);
  }
  // The pad byte of the last chunk is left out by some writers.
  return at === source.sizeBytes || at === source.sizeBytes + 1;
}

async function readChunk(source: ByteSource, at: number): Promise<Chunk | undefined> {
  const head = await source.read(at, CHUNK_HEADER_BYTES);
  if (head.length < CHUNK_HEADER_BYTES) return undefined;
  const statedBytes = new DataView(head.buffer, head.byteOffset).getUint32(4, true);
  return { id: ascii(head, 0, 4), offsetBytes: at + CHUNK_HEADER_BYTES, statedBytes };
}

/** Of a `ds64` chunk: the length of the sound, in 64 bits. */
async function readLongLength(source: ByteSource, chunk: Chunk): Promise<number | undefined> {
  const body = await source.read(chunk.offsetBytes, 16);
  if (body.length < 16) return undefined;
  return Number(new DataView(body.buffer, body.byteOffset).getBigUint64(8, true));
}

/** Chunks begin at even places. */
function afterChunk(chunk: Chunk): number {
  return chunk.offsetBytes + chunk.statedBytes + (chunk.statedBytes % 2);
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
