import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubtsIn, parseDoubts, piecesOf } from '../../core/doubts';
import type { HeardSegment } from '../../core/engine';
import { joinSegments } from '../../core/transcript';
import { doubtfulWords } from '../../engine/doubtful-words';
import { heardText } from '../fakes/engine';

const SURE = 0.9;
const UNSURE = 0.2;

/** A segment of words, of which those in brackets are not sure. */
function said(marked: string): HeardSegment {
  const words = marked.split(/(?=\s)/).map((word) => ({
    text: word.replace(/[[\]]/g, ''),
    probability: word.includes('[') ? UNSURE : SURE,
  }));
  const text = words.map((word) => word.text).join('');
  const [segment] = heardText(text).segments;
  if (segment === undefined) throw new Error('no text');
  return { ...segment, text: text.trim(), doubts: doubtfulWords(text.trim(), words) };
}

/** The words in doubt. */
function doubted(segments: readonly HeardSegment[], text = joinSegments(segments, 'en')): string[] {
  return doubtsIn(text, segments).map(({ start, end }) => text.slice(start, end));
}

describe('doubts', () => {
  it('are the words that are not sure, without the marks at their ends, and one stretch where they follow each other', () => {
    expect(doubted([said('Please tell [Anna,] and [Mr.] [O’Neill.]')])).toEqual(['Anna', 'Mr. O’Neill']);
    expect(doubted([said('All clear.')])).toEqual([]);
    expect(doubted([said('Well [—] yes')])).toEqual([]);
  });

  it('of two segments are one stretch where they meet', () => {
    expect(doubted([said('Please tell [Anna.]'), said('[And] me.'), said('All clear.')])).toEqual(['Anna. And']);
  });

  it('are found in their own segment, also where the same word was sure before', () => {
    const text = 'Ten of them. Give me ten now.';
    const spans = doubtsIn(text, [said('Ten of them.'), said('Give me [ten] now.')]);
    expect(spans).toEqual([{ start: 21, end: 24 }]);
  });

  it('pass over a segment that was left out of the text', () => {
    const noise = { ...said('[you]'), averageLogProb: -2, noSpeechProbability: 0.9 };
    expect(doubted([said('One.'), noise, said('[Two.]')])).toEqual(['Two']);
    expect(doubted([noise, said('Are you [there?]')])).toEqual(['there']);
  });

  it('are whole pieces of the text, and come back from anything that they were written to', () => {
    const word = fc.stringMatching(/^[a-zé.,]{1,6}$/);
    fc.assert(
      fc.property(fc.array(fc.array(fc.tuple(word, fc.boolean()), { minLength: 1 }), { maxLength: 4 }), (spoken) => {
        const segments = spoken.map((words) => said(words.map(([text, is]) => (is ? `[${text}]` : text)).join(' ')));
        const text = joinSegments(segments, 'en');
        const doubts = doubtsIn(text, segments);
        const pieces = piecesOf(text, doubts);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        expect(pieces.filter(({ isDoubtful }) => isDoubtful)).toHaveLength(doubts.length);
        expect(parseDoubts(JSON.parse(JSON.stringify(doubts)), text)).toEqual(doubts);
      }),
    );
  });

  it('are none where they are not those of the text', () => {
    fc.assert(fc.property(fc.anything(), fc.string(), (value, text) => void parseDoubts(value, text)));
    const spans = [
      { start: 4, end: 6 },
      { start: 0, end: 2 },
    ];
    expect(parseDoubts(spans, 'a longer text')).toBeUndefined();
    expect(parseDoubts([{ start: 0, end: 2.5 }], 'a longer text')).toBeUndefined();
    expect(parseDoubts([{ start: 3, end: 3 }], 'a longer text')).toBeUndefined();
  });
});
