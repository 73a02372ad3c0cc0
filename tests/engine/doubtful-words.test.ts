import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubtfulWords } from '../../engine/doubtful-words';

const SURE = 0.9;
const UNSURE = 0.2;

/** The doubtful stretches of words, of which those in brackets are not sure. */
function doubted(marked: string): string[] {
  const words = marked.split(/(?=\s)/).map((word) => ({
    text: word.replace(/[[\]]/g, ''),
    probability: word.includes('[') ? UNSURE : SURE,
  }));
  const joined = words.map((word) => word.text).join('');
  const text = joined.trim();
  return doubtfulWords(text, words).map(({ start, end }) => text.slice(start, end));
}

describe('doubtful words', () => {
  it('are no marks alone, and one stretch where only marks stand between them', () => {
    expect(doubted(' Well [—] yes')).toEqual([]);
    expect(doubted(' [One] — [two]')).toEqual(['One — two']);
  });

  it('are found with and without a blank before the first word', () => {
    expect(doubted(' [Anna] came')).toEqual(['Anna']);
    expect(doubted('[Anna] came')).toEqual(['Anna']);
    expect(doubtfulWords('', [])).toEqual([]);
  });

  it('lie in the text in order, end in letters, and none touches another', () => {
    const word = fc.record({
      text: fc.stringMatching(/^ ?[a-zé.,]{1,6}$/),
      probability: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const text = words
          .map((each) => each.text)
          .join('')
          .trim();
        let last = -1;
        for (const { start, end } of doubtfulWords(text, words)) {
          expect(start).toBeGreaterThan(last);
          expect(text.slice(start, end)).toMatch(/^[a-zé](.*[a-zé])?$/);
          last = end;
        }
      }),
    );
  });
});
