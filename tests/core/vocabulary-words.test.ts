import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isVocabularyWord, parseVocabulary } from '../../core/vocabulary-words';

describe('the user’s own words', () => {
  it('are parted by commas and lines, each once, blanks gone', () => {
    expect(parseVocabulary(' Ada Lovelace,Grafana\n,\r\nAda Lovelace, ,x ')).toEqual(['Ada Lovelace', 'Grafana', 'x']);
    expect(parseVocabulary('')).toEqual([]);
  });

  it('are what settings take, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(parseVocabulary(text).every(isVocabularyWord)).toBe(true);
      }),
    );
    expect(parseVocabulary(Array.from({ length: 300 }, (_, i) => `w${String(i)}`).join())).toHaveLength(200);
  });
});
