/** Letters with a stroke or two bodies, which NFKD leaves whole. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = {
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  æ: 'ae',
  Æ: 'AE',
  ß: 'ss',
  ẞ: 'SS',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'th',
  ł: 'l',
  Ł: 'L',
};

/** Marks, symbols and punctuation, each to a blank. */
export function removeSymbols(text: string): string {
  return text.normalize('NFKC').replace(/[\p{M}\p{S}\p{P}]/gu, ' ');
}

/** The same, but accents vanish without a blank (“café” to “cafe”), and the characters of `keep` stay. */
export function removeSymbolsAndDiacritics(text: string, keep: string): string {
  return text.normalize('NFKD').replace(/[\p{M}\p{S}\p{P}œŒøØæÆßẞđĐðÐþÞłŁ]/gu, (character) => {
    if (keep.includes(character)) return character;
    return WHOLE_LETTERS[character] ?? (/\p{Mn}/u.test(character) ? '' : ' ');
  });
}
