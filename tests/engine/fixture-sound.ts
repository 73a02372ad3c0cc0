import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { msToSamples } from '../../core/audio';

export const MODELS = join(import.meta.dirname, '../../models');
const SPEECH = join(import.meta.dirname, '../fixtures/speech');

/** Samples of a fixture: all of them are plain 16 kHz mono int16 files. */
export function sound(name: string): Int16Array {
  const bytes = readFileSync(join(SPEECH, `${name}.wav`));
  const data = bytes.indexOf('data', 12, 'latin1');
  const length = bytes.readUInt32LE(data + 4);
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset + data + 8, bytes.byteOffset + data + 8 + length));
}

export function silence(ms: number): Int16Array {
  return new Int16Array(msToSamples(ms));
}

export function join16(...parts: readonly Int16Array[]): Int16Array {
  const whole = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Lower case, letters and digits only: what two transcripts of the same words have in common. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
