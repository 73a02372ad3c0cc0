import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OpenedHistory } from '../../storage/history';
import { NO_KEYS } from '../../storage/keys';
import { MemoryHistory } from '../../storage/memory-history';
import { fixedKeys } from '../fakes/key-store';
import { entry } from './entries';
import { historyOpener, idsOf } from './opened-history';
import { temporaryFolders } from './temp-folder';

const newFolder = temporaryFolders();
const { openSound } = historyOpener();

const TEXTS = {
  jfk: 'Ask not what your country can do for you.',
  street: 'Die Straße nach Köln ist GESPERRT.',
  greek: 'Ο δρόμος της ΕΛΛΆΔΑΣ',
  russian: 'Привет, Мир!',
  percent: 'It is 100% sure, a_b \\ c "quoted" \'single\'; DROP TABLE entries --',
  wide: 'Ｆｕｌｌ width',
} as const;

describe.each(['file', 'memory', 'encrypted file'] as const)('the search, in %s', (where) => {
  async function withTexts(): Promise<OpenedHistory['history']> {
    const history =
      where === 'memory'
        ? new MemoryHistory([], { name: 'history-failed', reason: 'full' })
        : await openSound(join(newFolder(), 'history.sqlite'), where === 'file' ? NO_KEYS : fixedKeys());
    for (const [index, [id, text]] of Object.entries(TEXTS).entries()) await history.put(entry(index, { id, text }));
    return history;
  }

  it.each<[string, (keyof typeof TEXTS)[]]>([
    ['country ask', ['jfk']],
    ['  COUNTRY   country ', ['jfk']],
    ['country absent', []],
    ['coun', ['jfk']],
    ['strasse', ['street']],
    ['STRASSE köln', ['street']],
    ['gesperrt', ['street']],
    ['ελλάδας', ['greek']],
    ['ΔΡΌΜΟΣ', ['greek']],
    ['δρόμοσ', ['greek']],
    ['ПРИВЕТ мир', ['russian']],
    ['100%', ['percent']],
    ['%', ['percent']],
    ['_', ['percent']],
    ['\\', ['percent']],
    ['"quoted" \'single\'', ['percent']],
    ["' OR 1=1 --", []],
    ['full', ['wide']],
    ['* NEAR("', []],
    ['\0', ['wide', 'percent', 'russian', 'greek', 'street', 'jfk']],
    ['', ['wide', 'percent', 'russian', 'greek', 'street', 'jfk']],
    [' \n ', ['wide', 'percent', 'russian', 'greek', 'street', 'jfk']],
  ])('%j', async (search, ids) => {
    expect(await idsOf(await withTexts(), { search })).toEqual(ids);
  });

  it('answers a search of a thousand words, and one of a thousand signs that unfold', async () => {
    const history = await withTexts();
    const words = Array.from({ length: 999 }, (_, index) => `w${String(index)}`).join(' ');
    expect(await idsOf(history, { search: words.slice(0, 1000) })).toEqual([]);
    expect(await idsOf(history, { search: '\uFDFA'.repeat(1000) })).toEqual([]);
    expect(await idsOf(history, { search: 'ask '.repeat(250) })).toEqual(['jfk']);
  });

  it('goes on to the next page', async () => {
    const history = await withTexts();
    const beforeMs = entry(1).startedAtMs;
    expect(await idsOf(history, { search: 'o', beforeMs })).toEqual(['jfk']);
    expect(await idsOf(history, { search: 'strasse', beforeMs })).toEqual([]);
  });
});
