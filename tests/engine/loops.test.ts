import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLooping, isLoopingForLong, withoutLoop } from '../../engine/loops';

const run = (from: number, length: number): number[] => Array.from({ length }, (_, i) => from + i);
const times = (count: number, tokens: readonly number[]): number[] =>
  Array.from({ length: count }, () => tokens).flat();

describe('loops', () => {
  it.each<[string, number[], boolean]>([
    ['nothing', [], false],
    ['ordinary text', run(1, 60), false],
    ['a word said five times', times(5, [7]), false],
    ['a word said six times', times(6, [7]), true],
    ['two words said twice', [...run(100, 9), ...times(2, [7, 8])], false],
    ['two words said three times', times(3, [7, 8]), true],
    ['seven words said twice', [...run(100, 9), ...times(2, run(1, 7))], true],
    ['a text that begins again', [...run(1, 30), ...run(1, 5)], true],
    ['a text that begins again without its blank', [500, ...run(1, 30), 501, ...run(1, 4)], true],
    ['four words that come back in the middle', [...run(1, 30), ...run(10, 4)], false],
    ['six words that come back in the middle', [...run(1, 30), ...run(10, 6)], true],
  ])('%s: %j', (_, tokens, expected) => {
    expect(isLooping(tokens)).toBe(expected);
  });

  it('is patient on the full window', () => {
    expect(isLoopingForLong(times(4, [7, 8]))).toBe(false);
    expect(isLoopingForLong(times(9, [7, 8]))).toBe(true);
    expect(isLoopingForLong([...run(1, 30), ...run(1, 12)])).toBe(false);
  });

  it('leaves the run once', () => {
    expect(withoutLoop([1, 2, ...times(9, [7, 8])])).toEqual([1, 2, 7, 8]);
    expect(withoutLoop([1, 2, 3])).toEqual([1, 2, 3]);
  });

  it('never touches a text without repeated tokens', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50_000), { maxLength: 220 }), (tokens) => {
        expect(isLooping(tokens)).toBe(false);
        expect(withoutLoop(tokens)).toEqual(tokens);
      }),
    );
  });
});
