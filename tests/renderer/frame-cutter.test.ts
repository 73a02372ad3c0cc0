import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES } from '../../core/audio';
import { FrameCutter } from '../../renderer/capture/frame-cutter';

/** All frames of `samples`, fed in blocks of the sizes given (the last repeats). */
function cut(samples: Float32Array, blockSamples: readonly number[]): Int16Array[] {
  const frames: Int16Array[] = [];
  const cutter = new FrameCutter((frame) => frames.push(frame));
  for (let start = 0, block = 0; start < samples.length; block += 1) {
    const size = blockSamples[Math.min(block, blockSamples.length - 1)] ?? 128;
    cutter.push(samples.subarray(start, start + size));
    start += size;
  }
  cutter.flush();
  return frames;
}

const joined = (frames: readonly Int16Array[]): number[] => frames.flatMap((frame) => Array.from(frame));

describe('cutting frames', () => {
  it('gives real speech back sample by sample, in whole frames and a rest', () => {
    const wav = readFileSync(join(import.meta.dirname, '../fixtures/speech/en_jfk.wav'));
    const said = new Int16Array(wav.buffer.slice(wav.byteOffset + 44, wav.byteOffset + wav.length));
    const frames = cut(
      Float32Array.from(said, (sample) => sample / 32_768),
      [128],
    );
    expect(frames.slice(0, -1).every((frame) => frame.length === FRAME_SAMPLES)).toBe(true);
    expect(joined(frames)).toEqual(Array.from(said));
  });

  it('does not care how the sound is cut into blocks', () => {
    fc.assert(
      fc.property(
        fc.float32Array({ minLength: 0, maxLength: 3000, noNaN: true, min: -1, max: 1 }),
        fc.array(fc.integer({ min: 1, max: 1500 }), { minLength: 1 }),
        (samples, blocks) => {
          expect(joined(cut(samples, blocks))).toEqual(joined(cut(samples, [128])));
        },
      ),
    );
  });

  it('clamps what is too loud and takes what is no number for silence', () => {
    const [frame] = cut(Float32Array.from([1, 2, Infinity, -1, -7, -Infinity, NaN, 0.5, -0.5]), [128]);
    expect(Array.from(frame ?? [])).toEqual([32_767, 32_767, 32_767, -32_768, -32_768, -32_768, 0, 16_384, -16_384]);
  });

  it('gives nothing where nothing is left, and each frame a buffer of its own', () => {
    expect(cut(new Float32Array(0), [128])).toEqual([]);
    const frames = cut(new Float32Array(2 * FRAME_SAMPLES).fill(0.25), [128]);
    expect(frames.map((frame) => frame.length)).toEqual([FRAME_SAMPLES, FRAME_SAMPLES]);
    expect(frames[0]?.buffer).not.toBe(frames[1]?.buffer);
    expect(frames[0]?.buffer.byteLength).toBe(FRAME_SAMPLES * 2);
  });
});
