import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { copyWithOpenWindow } from '../../storage/onnx/open-window';
import { WireError } from '../../storage/onnx/wire-format';
import { temporaryFolders } from './temp-folder';

const TINY = join(import.meta.dirname, '../fixtures/models/tiny-whisper/onnx');
const BANDS = 80;
const FULL_FRAMES = 3000;

const folder = temporaryFolders();

/** The same noise each time. */
function noise(frames: number): Tensor {
  let state = 1;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647 - 0.5;
  return new Tensor('float32', Float32Array.from({ length: BANDS * frames }, next), [1, BANDS, frames]);
}

async function encode(file: string, frames: number): Promise<{ dims: readonly number[]; data: Float32Array }> {
  const session = await InferenceSession.create(file, { logSeverityLevel: 3 });
  const { last_hidden_state: out } = await session.run({ input_features: noise(frames) });
  await session.release();
  return { dims: out?.dims ?? [], data: out?.data as Float32Array };
}

function farthest(one: Float32Array, other: Float32Array): number {
  return one.reduce((most, value, i) => Math.max(most, Math.abs(value - (other[i] ?? NaN))), 0);
}

describe('an encoder fixed to 30 s, as the hub’s tool exports it', () => {
  it.each([
    ['encoder_model.onnx', 1e-5],
    ['encoder_model_quantized.onnx', 1e-5],
    ['encoder_model_fp16.onnx', 1e-2],
  ])('%s takes any even length, and gives the same on 30 s', async (name, rounding) => {
    const source = join(TINY, name);
    const target = join(folder(), name);
    let bytes = 0;
    expect(await copyWithOpenWindow(source, target, (more) => (bytes += more))).toEqual({ kind: 'short' });
    expect(bytes).toBe(readFileSync(target).length);
    await expect(encode(source, 200)).rejects.toThrow();
    for (const frames of [2, 200, 1234, 2998]) {
      const { dims, data } = await encode(target, frames);
      expect(dims).toEqual([1, frames / 2, 8]);
      expect(data.every((value) => Number.isFinite(value))).toBe(true);
    }
    const [before, after] = [await encode(source, FULL_FRAMES), await encode(target, FULL_FRAMES)];
    expect(after.dims).toEqual(before.dims);
    expect(farthest(after.data, before.data)).toBeLessThan(rounding);
  });

  it('is copied as it is once it takes any length', async () => {
    const once = join(folder(), 'once.onnx');
    const twice = join(folder(), 'twice.onnx');
    await copyWithOpenWindow(join(TINY, 'encoder_model.onnx'), once);
    expect(await copyWithOpenWindow(once, twice)).toEqual({ kind: 'short' });
    expect(readFileSync(twice).equals(readFileSync(once))).toBe(true);
  });
});

describe('another graph', () => {
  it.each([
    join(TINY, 'decoder_model_merged_quantized.onnx'),
    join(import.meta.dirname, '../../models/silero-vad/silero_vad_16k.onnx'),
  ])('%s, which has no position table, is copied as it is, and that is said', async (source) => {
    const target = join(folder(), 'copy.onnx');
    expect(await copyWithOpenWindow(source, target)).toEqual({ kind: 'full', why: 'no-position-table' });
    expect(readFileSync(target).equals(readFileSync(source))).toBe(true);
  });

  it.each(['cut short', 'garbage', 'empty'])('%s is no model', async (what) => {
    const source = join(folder(), 'broken.onnx');
    copyFileSync(join(TINY, 'encoder_model.onnx'), source);
    if (what === 'cut short') truncateSync(source, 40_000);
    else writeFileSync(source, what === 'empty' ? '' : Buffer.alloc(5_000, 'garbage '));
    await expect(copyWithOpenWindow(source, join(folder(), 'copy.onnx'))).rejects.toThrow(WireError);
  });

  it('stops where it is told to', async () => {
    const target = join(folder(), 'copy.onnx');
    const stopped = copyWithOpenWindow(join(TINY, 'encoder_model.onnx'), target, undefined, AbortSignal.abort());
    await expect(stopped).rejects.toThrow('abort');
    rmSync(target);
  });
});
