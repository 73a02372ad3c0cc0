import { expect } from '@playwright/test';
import { plainWords } from './clips';
import { test } from './dictum';
import { historyRows, newestRow } from './history-file';
import { clearClipboard, newClipboardText } from './machine';
import { fillDisk, mayMount, mountSmallDisk } from './small-disk';

/** Room for Chromium's own files, which share the folder. */
const DISK_MEGABYTES = 200;

// Who may not mount a disk has the same faults in tests/storage, under the system's limit on the length of files.
if (mayMount()) {
  test('the disk fills up while the app runs: it says so for recording, history and settings, and the text comes', async ({
    dictum,
  }) => {
    const unmount = mountSmallDisk(dictum.data, DISK_MEGABYTES);
    try {
      await dictum.launch({ clip: 'en_ps_sense-0880' });
      await dictum.dictate();
      await newClipboardText();
      await clearClipboard();

      const makeRoom = fillDisk(dictum.data);
      await dictum.dictate();
      expect(plainWords(await newClipboardText())).toContain('young');
      await expect(dictum.page.getByText('The recording can’t be saved').first()).toBeVisible();
      await expect(dictum.page.getByText('The history can’t be saved').first()).toBeVisible();
      const changed = await dictum.page.evaluate(() => window.dictum.invoke('settings:change', { theme: 'dark' }));
      expect(changed).toEqual({ ok: false, failure: { name: 'settings-failed', reason: 'full' } });
      await expect(dictum.page.getByText('The settings can’t be saved').first()).toBeVisible();
      expect((await dictum.info()).settings.theme).toBe('dark');

      makeRoom();
      await clearClipboard();
      await dictum.dictate();
      await newClipboardText();
      await newestRow(dictum.history, { delivery: 'copied', origin: 'dictated' });
      // What could not be kept then was delivered; what came before and after is there.
      expect(historyRows(dictum.history).length).toBeGreaterThanOrEqual(2);
      expect((await dictum.info()).snapshot.last?.hasRecording).toBe(true);
    } finally {
      await dictum.app.close();
      unmount?.();
    }
  });
}
