import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { WHISPER } from '../../core/tuning';
import { decode } from '../../engine/decode';
import { nearBest } from '../../engine/likeliest';
import { OutputProjection } from '../../engine/output-projection';
import { MODELS, sound } from './fixture-sound';
import { encodedShort, realWhisper } from './real-whisper';

const FILE = join(MODELS, 'whisper-base/onnx/projection.bin');
const WIDTH = 512;
const NOBODY = new Uint8Array(60_000);

let projection: OutputProjection;
beforeAll(async () => {
  projection = await OutputProjection.read(FILE, WIDTH);
});

/** The product as it is written in a book, of tokens 0 to `count`. */
function logitsOf(state: Float32Array, count: number): number[] {
  return Array.from({ length: count }, (_, token) =>
    projection.embed([token]).reduce((sum, weight, i) => sum + weight * (state[i] ?? 0), 0),
  );
}

describe('the output projection', () => {
  it('makes exact what is rough and near the best, and nothing else', () => {
    // What is likest to token 300 is token 300.
    const state = projection.embed([300]);
    const exact = logitsOf(state, 1000);
    const best = Math.max(...exact);
    expect(exact.indexOf(best)).toBe(300);
    const scale = 20 / best;
    const hidden = state.map((x) => x * scale);
    const rough = exact.map((logit, token) => logit * scale + (token % 5) / 2 - 1);
    const never = new Uint8Array(1000);
    never[302] = 1;
    const logits = Float32Array.from(rough);
    projection.sharpen(logits, hidden, never, 900);
    const most = Math.max(...rough);
    let exactOnes = 0;
    for (const [token, logit] of logits.entries()) {
      const isExact = token < 900 && token !== 302 && (rough[token] ?? 0) >= most - WHISPER.roughNats;
      exactOnes += Number(isExact);
      expect(logit, String(token)).toBeCloseTo(isExact ? (exact[token] ?? 0) * scale : (rough[token] ?? 0), 2);
    }
    expect(exactOnes).toBeGreaterThan(0);
    expect(exactOnes).toBeLessThan(900);
  });

  it('leaves rows alone where no text is in play', () => {
    const logits = Float32Array.from({ length: 2000 }, (_, token) =>
      token % 1000 === 950 ? 30 : token % 1000 === 100 ? 24 : 0,
    );
    const before = logits.slice();
    projection.sharpen(logits, new Float32Array(2 * WIDTH).fill(1), NOBODY, 900);
    expect(logits).toEqual(before);
  });

  it('is not used where a single bit of it is another', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dictum-projection-'));
    try {
      const damaged = join(folder, 'projection.bin');
      copyFileSync(FILE, damaged);
      await expect(OutputProjection.read(damaged, WIDTH)).resolves.toBeInstanceOf(OutputProjection);
      const bytes = readFileSync(damaged);
      bytes.writeUInt8(bytes.readUInt8(1_000_000) ^ 1, 1_000_000);
      writeFileSync(damaged, bytes);
      await expect(OutputProjection.read(damaged, WIDTH)).rejects.toThrow('checksum');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('a text of real speech', () => {
  const whisper = realWhisper();

  it('is what exact logits give, and what is exact lies far within what is looked at', async () => {
    const { suppressed, end } = whisper().vocabulary;
    const encoded = await encodedShort(whisper(), sound('en_ps_goforward'));
    const sharpen = vi.spyOn(OutputProjection.prototype, 'sharpen').mockImplementation(() => undefined);
    const state: { rough: Float32Array; hidden: Float32Array }[] = [];
    sharpen.mockImplementation((logits, hidden) => {
      if (hidden.length === WIDTH) state.push({ rough: logits.slice(), hidden: hidden.slice() });
    });
    const signal = new AbortController().signal;
    await decode(whisper(), encoded, { language: 'en', maxTokens: 6, isLooping: () => false, signal });
    sharpen.mockRestore();
    expect(state.length).toBeGreaterThan(3);
    for (const { rough, hidden } of state) {
      const exact = logitsOf(hidden, end).map((logit, token) => (suppressed[token] === 1 ? -Infinity : logit));
      const best = exact.reduce((most, logit, token) => (logit > (exact[most] ?? 0) ? token : most), 0);
      const allowed = rough.subarray(0, end).filter((_, token) => suppressed[token] !== 1);
      const mostRough = allowed.reduce((most, logit) => Math.max(most, logit), -Infinity);
      expect(mostRough - (rough[best] ?? 0)).toBeLessThan(WHISPER.roughNats / 2);
    }
  });
});

describe('tokens near the best', () => {
  it('are those that are, whatever the logits', () => {
    const logit = fc.float({ min: -30, max: 30, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(logit, fc.boolean()), { maxLength: 60 }), (tokens) => {
        const logits = Float32Array.from(tokens, ([value]) => value);
        const never = Uint8Array.from(tokens, ([, isNever]) => Number(isNever));
        const best = Math.max(...tokens.filter(([, isNever]) => !isNever).map(([value]) => value));
        const expected = [...logits.keys()].filter((at) => never[at] !== 1 && (logits[at] ?? 0) >= best - 5);
        expect(nearBest(logits, 5, never)).toEqual(expected);
      }),
    );
  });
});
