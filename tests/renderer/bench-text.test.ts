import { describe, expect, it } from 'vitest';
import { benchText, errorsText } from '../../renderer/text/bench-text';
import { COMPARED, COMPARING, MEASURED_ALONE, STOPPED } from '../screens/comparisons';

const slow = { recommended: { name: 'whisper-base', why: 'fastest' } } as const;
const none = { recommended: undefined };

describe('what a comparison of models says', () => {
  it('nothing where there is none, and how far it is', () => {
    expect(benchText({ kind: 'none' })).toBe('');
    expect(benchText(COMPARING)).toBe('Measuring whisper-small (2 of 3)');
    expect(benchText({ ...COMPARING, models: 1 })).toBe('Measuring whisper-small');
  });

  it('which one is recommended, and why', () => {
    expect(benchText(COMPARED)).toMatch(/^whisper-small is recommended: it makes the fewest errors of those/);
    expect(benchText({ ...COMPARED, ...slow })).toMatch(/^whisper-base is recommended: none is fast enough/);
    expect(benchText({ ...COMPARED, ...none })).toBe('None of them can be measured.');
  });

  it('what a model alone is worth here', () => {
    expect(benchText(MEASURED_ALONE)).toBe('whisper-base is fast enough for this computer.');
    expect(benchText({ ...MEASURED_ALONE, ...slow })).toMatch(/^whisper-base is slow on this computer/);
    expect(benchText({ ...MEASURED_ALONE, ...none })).toBe('It can’t be measured.');
  });

  it('why it ended early', () => {
    expect(benchText(STOPPED)).toMatch(/^Stopped, because you began to dictate/);
    expect(benchText({ ...STOPPED, ending: 'stopped' })).toBe('Cancelled.');
  });

  it('errors with one decimal: a few clips give no more', () => {
    expect([0, 1.3157, 100].map(errorsText)).toEqual(['0.0 %', '1.3 %', '100.0 %']);
  });
});
