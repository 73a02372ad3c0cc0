import { describe, expect, it } from 'vitest';
import type { HeardSegment } from '../../core/engine';
import { judge, type RejectionRule, rejectionText } from '../../core/judgement';
import { heardText } from '../fakes/engine';

const LIMITS = { minCharacters: 1, minWords: 1 };

function segmentsOf(...changes: Partial<HeardSegment>[]): HeardSegment[] {
  const [segment] = heardText('Hello there.').segments;
  if (segment === undefined) throw new Error('no segment');
  return changes.map((change) => ({ ...segment, ...change }));
}

describe('judgement', () => {
  it('lets clear speech through, down to a single short word', () => {
    expect(judge(heardText('Yes.'), LIMITS)).toBe('valid');
    expect(judge(heardText('No.', { speechMs: 160 }), LIMITS)).toBe('valid');
  });

  it.each<[string, Partial<ReturnType<typeof heardText>>, RejectionRule]>([
    ['no segment', { segments: [] }, 'no-speech'],
    ['a click', { speechMs: 64 }, 'no-speech'],
    ['a short noise of which the detector was never sure', { speechMs: 160, peakSpeechProbability: 0.7 }, 'no-speech'],
    ['words that are a guess', { segments: segmentsOf({ averageLogProb: -1.4 }) }, 'unsure'],
    ['words said over and over', { segments: segmentsOf({ compressionRatio: 3 }) }, 'repetition'],
    [
      'doubt about speech and about the words',
      { segments: segmentsOf({ noSpeechProbability: 0.8, averageLogProb: -0.8 }) },
      'no-speech',
    ],
  ])('keeps back %s', (_, change, rule) => {
    expect(judge(heardText('Thank you.', change), LIMITS)).toBe(rule);
    expect(rejectionText(rule)).toMatch(/^[A-Z].+/);
  });

  it('delivers where one segment of several is good', () => {
    const heard = heardText('Hello there. you', { segments: segmentsOf({}, { averageLogProb: -2 }) });
    expect(judge(heard, LIMITS)).toBe('valid');
  });

  it('applies the limits of the text', () => {
    expect(judge(heardText('Yes.'), { minCharacters: 4, minWords: 1 })).toBe('too-short');
    expect(judge(heardText('Yes.'), { minCharacters: 1, minWords: 2 })).toBe('too-few-words');
    expect(judge(heardText('Yes.', { text: ' ' }), LIMITS)).toBe('no-text');
  });
});
