import { describe, expect, it } from 'vitest';
import type { HeardSegment } from '../../core/engine';
import { joinSegments } from '../../core/transcript';

const said = (text: string, change: Partial<HeardSegment> = {}): HeardSegment => ({
  startMs: 0,
  endMs: 1000,
  text,
  doubts: [],
  averageLogProb: -0.2,
  noSpeechProbability: 0.1,
  compressionRatio: 1,
  window: 'short',
  ...change,
});
const noise = said('you', { averageLogProb: -1.7, noSpeechProbability: 0.8 });

describe('joining segments', () => {
  it('puts a space between sentences, none in Chinese', () => {
    expect(joinSegments([said('One.'), said(''), said('Two.')], 'en')).toBe('One. Two.');
    expect(joinSegments([said('你好。'), said('再见。')], 'zh')).toBe('你好。再见。');
    expect(joinSegments([], 'en')).toBe('');
  });

  it('leaves noise out beside speech, and keeps it where there is nothing else, for the judgement to say why', () => {
    expect(joinSegments([said('One.'), noise, said('Two.')], 'en')).toBe('One. Two.');
    expect(joinSegments([noise], 'en')).toBe('you');
    expect(joinSegments([said('One.'), said('Er.', { averageLogProb: -1.7 })], 'en')).toBe('One. Er.');
  });
});
