import type { FileHandle } from 'node:fs/promises';
import { wavHeader } from '../core/wav';
import { soundOf } from './wav-sound';

/** How a recording's bytes are written and read back: as a WAV, or encrypted. */
export interface SoundFormat {
  /** What the file begins with while it grows. */
  readonly header: Uint8Array;
  /** What it begins with once it is complete; `undefined` where that is no different. */
  sealedHeader(soundBytes: number): Uint8Array | undefined;
  /** A piece of sound as it goes to the file. The same number is never used for other samples. */
  encode(samples: Int16Array, number: number): Uint8Array;
  /** The sound in a file of this recording, no further than `untilBytes`. Throws the disk's error. */
  decode(file: FileHandle, untilBytes: number): AsyncGenerator<Int16Array>;
}

/** Mono 16 kHz int16 behind a header of 44 bytes: a WAV that any player takes at every length. */
export const wavFormat: SoundFormat = {
  header: wavHeader('growing'),
  sealedHeader: (soundBytes) => wavHeader(soundBytes),
  encode: bytesOf,
  decode: soundOf,
};

export function bytesOf(samples: Int16Array): Uint8Array {
  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
}
