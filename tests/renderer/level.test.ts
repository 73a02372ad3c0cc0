import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES } from '../../core/audio';
import { levelOf } from '../../renderer/capture/level';

/** Levels of a fixture's frames. */
function levelsOf(file: string): number[] {
  const wav = readFileSync(join(import.meta.dirname, '../fixtures/speech', file));
  const samples = new Int16Array(wav.buffer.slice(wav.byteOffset + 44, wav.byteOffset + wav.length));
  return Array.from({ length: Math.floor(samples.length / FRAME_SAMPLES) }, (_, index) =>
    levelOf(samples.subarray(index * FRAME_SAMPLES, (index + 1) * FRAME_SAMPLES)),
  );
}

describe('the level', () => {
  it('is high in speech, low in its pauses and nothing in silence', () => {
    const speech = levelsOf('en_jfk.wav').sort((one, other) => one - other);
    expect(speech.at(Math.floor(speech.length * 0.9))).toBeGreaterThan(0.6);
    expect(speech.at(Math.floor(speech.length * 0.05))).toBeLessThan(0.4);
    expect(Math.max(...levelsOf('ns_gen_silence5.wav'))).toBeLessThan(0.1);
  });

  it('stays between 0 and 1', () => {
    expect(levelOf(new Int16Array(0))).toBe(0);
    expect(levelOf(new Int16Array(FRAME_SAMPLES))).toBe(0);
    expect(levelOf(new Int16Array(FRAME_SAMPLES).fill(-32_768))).toBe(1);
  });
});
