import { expect } from '@playwright/test';
import { plainWords, wordsOf } from './clips';
import { test } from './dictum';
import { newestRow } from './history-file';
import { newClipboardText } from './machine';

const CLIPS = ['en_jfk', 'en_ps_sense-0880', 'en_ps_sense-0890', 'en_ps_sense-0930', 'en_ps_goforward'];

test.describe('key down, speak, key up', () => {
  for (const clip of CLIPS) {
    test(`${clip}: its words are on the clipboard, in the history and on screen`, async ({ dictum }) => {
      await dictum.launch({ clip });
      await dictum.dictate();
      const text = await newClipboardText();
      const [first] = wordsOf(clip);
      const last = wordsOf(clip).at(-1);
      const words = plainWords(text);
      expect([words[0], words.at(-1)]).toEqual([first, last]);
      const row = await newestRow(dictum.history, { text, origin: 'dictated' });
      expect(JSON.parse(row.outcome)).toEqual({ kind: 'accepted' });
      await expect(dictum.page.getByText(text).first()).toBeVisible();
      // What was said is in no log.
      expect(plainWords(dictum.log)).not.toContain(last);
    });
  }

  test('several in one run, one after the other', async ({ dictum }) => {
    await dictum.launch({ clip: 'en_ps_sense-0880' });
    await dictum.dictate();
    const first = await newClipboardText();
    dictum.load('en_ps_goforward');
    await dictum.dictate();
    await newestRow(dictum.history, { origin: 'dictated', delivery: 'copied' });
    await expect.poll(() => newClipboardText()).not.toBe(first);
    expect(plainWords(await newClipboardText())).toEqual(expect.arrayContaining(['go', 'forward']));
    await dictum.page.getByRole('tab', { name: 'History' }).click();
    await expect(dictum.page.getByText(first).first()).toBeVisible();
  });

  test('hidden in the tray, the window still records', async ({ dictum }) => {
    await dictum.launch({ clip: 'en_ps_sense-0880', switches: ['--hidden'] });
    expect(await dictum.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(false);
    await dictum.dictate();
    expect(plainWords(await newClipboardText())).toContain('young');
  });

  test('silence gives nothing to the clipboard', async ({ dictum }) => {
    await dictum.launch({ clip: 'ns_gen_silence5' });
    await dictum.dictate();
    const row = await newestRow(dictum.history, { delivery: 'none' });
    expect(JSON.parse(row.outcome)).toEqual({ kind: 'rejected', rule: 'no-speech' });
  });
});
