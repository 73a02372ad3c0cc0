import type { ByteRange } from './byte-range';
import { wavHeader } from './wav';

/** What is missing of a sound is made up in pieces of half a second. */
const SILENCE_SAMPLES = 8_000;

/**
 * A WAV of mono 16 kHz int16, as it is read: never more than a piece of the sound is in memory.
 *
 * @param samples the length that its header promises; a longer sound is cut, a shorter one ends in silence
 */
export async function* wavStream(sound: AsyncIterable<Int16Array>, samples: number): AsyncGenerator<Uint8Array> {
  yield wavHeader(samples * 2);
  let missing = samples;
  for await (const piece of sound) {
    const taken = piece.subarray(0, missing);
    missing -= taken.length;
    yield new Uint8Array(taken.buffer, taken.byteOffset, taken.byteLength);
    if (missing === 0) return;
  }
  for (; missing > 0; missing -= SILENCE_SAMPLES) yield new Uint8Array(Math.min(missing, SILENCE_SAMPLES) * 2);
}

/** The bytes of the range alone; what comes before it is read all the same, what comes after it is not. */
export async function* bytesOfRange(
  pieces: AsyncIterable<Uint8Array>,
  { startByte, endByte }: ByteRange,
): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const piece of pieces) {
    const part = piece.subarray(Math.max(0, startByte - at), Math.max(0, endByte - at));
    at += piece.length;
    if (part.length > 0) yield part;
    if (at >= endByte) return;
  }
}
