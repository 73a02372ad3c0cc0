import { SAMPLE_RATE_HZ } from './audio';

/** Header of the WAVs that Dictum writes: RIFF, fmt and data chunk headers, no more. */
export const WAV_HEADER_BYTES = 44;

/** The largest length a WAV can state; readers take it for "to the end of the file", as from a stream. */
const UNKNOWN_BYTES = 0xffff_ffff;

/**
 * Header of a mono 16 kHz int16 WAV.
 *
 * @param dataBytes length of the sound in bytes, or `growing` for a file that is still being written: readers then go to its end
 */
export function wavHeader(dataBytes: number | 'growing'): Uint8Array {
  const header = new Uint8Array(WAV_HEADER_BYTES);
  const view = new DataView(header.buffer);
  const length = dataBytes === 'growing' ? UNKNOWN_BYTES : Math.min(dataBytes, UNKNOWN_BYTES);
  const write = (text: string, at: number): void => {
    for (let i = 0; i < text.length; i++) header[at + i] = text.charCodeAt(i);
  };
  write('RIFF', 0);
  view.setUint32(4, Math.min(length + WAV_HEADER_BYTES - 8, UNKNOWN_BYTES), true);
  write('WAVEfmt ', 8);
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, SAMPLE_RATE_HZ, true);
  view.setUint32(28, SAMPLE_RATE_HZ * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  write('data', 36);
  view.setUint32(40, length, true);
  return header;
}
