import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../../core/random';
import { WHISPER } from '../../core/tuning';
import type { Decoded } from '../../engine/decode';
import { drawAgain, isRepetition, isUnusable } from '../../engine/draw-again';
import { drawText } from '../../engine/draw-text';
import { chooseText } from '../../engine/token-rules';
import type { Vocabulary } from '../../engine/vocabulary';

const DRAWS = 4_000;

/** Five text tokens, of which the fourth is never said and the first does not begin a text; the sixth is the end. */
const vocabulary = {
  end: 5,
  suppressed: Uint8Array.from([0, 0, 0, 1, 0, 0]),
  suppressedFirst: Uint8Array.from([1, 0, 0, 1, 0, 1]),
  punctuation: [],
} as unknown as Vocabulary;
const probabilities = [0.1, 0.5, 0.2, 0.9, 0.15, 0.05];
const logits = Float32Array.from([7, ...probabilities.map(Math.log)]);

function shares(temperature: number, isFirst = false): number[] {
  const random = randomNumbers(1);
  const counts = new Array<number>(6).fill(0);
  for (let i = 0; i < DRAWS; i++) {
    const { token } = drawText(logits, 1, vocabulary, isFirst, { temperature, random });
    counts[token] = (counts[token] ?? 0) + 1;
  }
  return counts.map((count) => count / DRAWS);
}

describe('a drawn token', () => {
  it('comes as often as it is likely', () => {
    for (const [token, share] of shares(1).entries())
      expect(share, String(token)).toBeCloseTo(token === 3 ? 0 : (probabilities[token] ?? 0), 1);
  });

  it('is hardly ever another than the likeliest at a low temperature', () => {
    expect(shares(0.2)[1]).toBeGreaterThan(0.95);
    expect(shares(0.01)[1]).toBe(1);
  });

  it('is never what may not be said, nor, as the first, what may not come first', () => {
    const [blank, , , never, , end] = shares(1, true);
    expect([blank, never, end]).toEqual([0, 0, 0]);
  });

  it('has the log-probability that choosing gives it', () => {
    const chosen = chooseText(logits, 1, vocabulary, false);
    const drawn = drawText(logits, 1, vocabulary, false, { temperature: 0.01, random: () => 0.5 });
    expect(drawn).toEqual({ token: chosen.token, logProb: expect.closeTo(chosen.logProb, 6) as number });
    const other = drawText(logits, 1, vocabulary, false, { temperature: 1, random: () => 0 });
    expect(other).toEqual({ token: 0, logProb: expect.closeTo(Math.log(0.1), 5) as number });
  });
});

describe('drawing again', () => {
  const decoded = (change: Partial<Decoded>): Decoded => ({
    tokens: [1],
    logProbs: [-0.1],
    averageLogProb: -0.2,
    noSpeechProbability: 0.1,
    ended: 'well',
    fork: undefined,
    ...change,
  });
  const guess = decoded({ averageLogProb: -1.3 });
  const good = decoded({});
  const textOf = (tokens: readonly number[]): string => (tokens[0] === 1 ? 'Hello there.' : 'ha '.repeat(90));

  it.each([
    ['a guess', { averageLogProb: -1.01 }, true, false],
    ['a text without an end', { ended: 'endless' }, true, true],
    ['a text that repeats itself', { tokens: [2] }, true, true],
    ['a good text', {}, false, false],
    ['a guess where nobody speaks', { averageLogProb: -2, noSpeechProbability: 0.8 }, false, false],
    ['a loop where nobody speaks', { ended: 'endless', noSpeechProbability: 0.8 }, false, false],
    ['what was cancelled', { averageLogProb: -2, ended: 'cancelled' }, false, false],
  ] as const)('%s: %o is heard again on a longer window: %s, drawn: %s', (_, change, heardAgain, drawn) => {
    expect(isUnusable(decoded(change), textOf)).toBe(heardAgain);
    expect(isRepetition(decoded(change), textOf)).toBe(drawn);
  });

  it('goes on until a text can be used, each time more freely and always alike', async () => {
    const temperatures: number[] = [];
    const numbers: number[] = [];
    const drawn = await drawAgain(({ temperature, random }) => {
      temperatures.push(temperature);
      numbers.push(random());
      return Promise.resolve(temperatures.length < 3 ? guess : good);
    }, textOf);
    expect(drawn).toBe(good);
    expect(temperatures).toEqual([0.2, 0.4, 0.6]);
    expect(new Set(numbers).size).toBe(1);
  });

  it('gives nothing where no text could be used, and what was cancelled at once', async () => {
    let count = 0;
    const never = await drawAgain(() => Promise.resolve((count++, guess)), textOf);
    expect([never, count]).toEqual([undefined, WHISPER.temperatures.length]);
    const cancelled = decoded({ ended: 'cancelled', averageLogProb: -3 });
    expect(await drawAgain(() => Promise.resolve(cancelled), textOf)).toBe(cancelled);
  });
});
