import type { FileHandle } from 'node:fs/promises';
import { WAV_HEADER_BYTES } from '../core/wav';

/** Read at once: half a second of sound, small enough for any length of recording. */
const CHUNK_BYTES = 16_384;

/**
 * Sound of a WAV of ours that is open (44 bytes of header, then mono 16 kHz int16), whatever its header says: a file whose
 * writer was killed has its sound up to the last byte.
 *
 * @param untilBytes read no further than this; for a file that something else went on writing to
 */
export async function* soundOf(file: FileHandle, untilBytes: number): AsyncGenerator<Int16Array> {
  for (let position = WAV_HEADER_BYTES; position < untilBytes;) {
    const bytes = new Uint8Array(Math.min(CHUNK_BYTES, untilBytes - position));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, position);
    const whole = bytesRead - (bytesRead % 2);
    if (whole === 0) return;
    position += whole;
    yield new Int16Array(bytes.buffer, 0, whole / 2);
  }
}
