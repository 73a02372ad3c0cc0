import { describe, expect, it } from 'vitest';
import { type ModelBench, recommendModel } from '../../../core/model-bench/recommend';

function bench(name: string, wer: number, meanMs: number, words = 1_000): ModelBench {
  return { name, wer, words, meanMs, clipMs: 5_000 };
}

describe('the model that is recommended', () => {
  it('is none where there is none', () => {
    expect(recommendModel([])).toBeUndefined();
  });

  it('has the fewest errors of those that are soon enough', () => {
    const benches = [
      bench('tiny', 14, 200),
      bench('small', 7, 1_400),
      bench('large', 4, 9_000),
      bench('base', 10, 400),
    ];
    expect(recommendModel(benches)).toEqual({ name: 'small', why: 'best' });
  });

  it('is the faster of two whose errors can’t be told apart', () => {
    expect(recommendModel([bench('small', 7, 1_400), bench('base', 7.4, 400)])).toEqual({ name: 'base', why: 'best' });
  });

  it('is the faster of two that differ by one word of few', () => {
    const onFew = [bench('small', 0, 1_400, 80), bench('base', 1.25, 400, 80), bench('tiny', 2.5, 200, 80)];
    expect(recommendModel(onFew)).toEqual({ name: 'base', why: 'best' });
  });

  it('is the fastest where none is soon enough', () => {
    expect(recommendModel([bench('large', 4, 9_000), bench('medium', 5, 6_000)])).toEqual({
      name: 'medium',
      why: 'fastest',
    });
  });
});
