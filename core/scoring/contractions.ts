import { unicodePattern } from './unicode-pattern';

const SPELLED_OUT: Readonly<Record<string, string>> = {
  // Contractions that are a word of their own.
  "\\bwon't\\b": 'will not',
  "\\bcan't\\b": 'can not',
  "\\blet's\\b": 'let us',
  "\\bain't\\b": 'aint',
  "\\by'all\\b": 'you all',
  '\\bwanna\\b': 'want to',
  '\\bkinda\\b': 'kind of',
  '\\bsorta\\b': 'sort of',
  '\\bdunno\\b': 'do not know',
  '\\bgotta\\b': 'got to',
  '\\bgonna\\b': 'going to',
  "\\bi'ma\\b": 'i am going to',
  '\\bimma\\b': 'i am going to',
  '\\bwoulda\\b': 'would have',
  '\\bcoulda\\b': 'could have',
  '\\bshoulda\\b': 'should have',
  '\\bcause\\b': 'because',
  "\\bma'am\\b": 'madam',
  // Titles.
  '\\bmr\\b': 'mister ',
  '\\bmrs\\b': 'missus ',
  '\\bst\\b': 'saint ',
  '\\bdr\\b': 'doctor ',
  '\\bprof\\b': 'professor ',
  '\\bcapt\\b': 'captain ',
  '\\bgov\\b': 'governor ',
  '\\bald\\b': 'alderman ',
  '\\bgen\\b': 'general ',
  '\\bsen\\b': 'senator ',
  '\\brep\\b': 'representative ',
  '\\bpres\\b': 'president ',
  '\\brev\\b': 'reverend ',
  '\\bhon\\b': 'honorable ',
  '\\basst\\b': 'assistant ',
  '\\bassoc\\b': 'associate ',
  '\\blt\\b': 'lieutenant ',
  '\\bcol\\b': 'colonel ',
  '\\bjr\\b': 'junior ',
  '\\bsr\\b': 'senior ',
  '\\besq\\b': 'esquire ',
  // Perfect tenses, where the short form would be read as “is” or “would”.
  "'d been\\b": ' had been',
  "'s been\\b": ' has been',
  "'d gone\\b": ' had gone',
  "'s gone\\b": ' has gone',
  "'d done\\b": ' had done',
  "'s got\\b": ' has got',
  // Endings.
  "n't\\b": ' not',
  "'re\\b": ' are',
  "'s\\b": ' is',
  "'d\\b": ' would',
  "'ll\\b": ' will',
  "'t\\b": ' not',
  "'ve\\b": ' have',
  "'m\\b": ' am',
};

const PATTERNS = Object.entries(SPELLED_OUT).map(([source, words]) => ({ pattern: unicodePattern(source), words }));

/** Contractions and titles in full, in the order of Whisper's own table. `text` is in lower case. */
export function spellOutContractions(text: string): string {
  return PATTERNS.reduce((result, { pattern, words }) => result.replace(pattern, words), text);
}
