import { describe, expect, it } from 'vitest';
import { runOnSmallDisk } from './full-disk';
import { temporaryFolders } from './temp-folder';

const newFolder = temporaryFolders();
const DONE = { ok: true };

describe('the settings file', () => {
  it('on a full disk keeps the old content whole, and leaves nothing beside it', () => {
    const { limit, output } = runOnSmallDisk('fill-settings', newFolder(), 64);
    // Where only the length of each file is limited, so small a file always fits.
    const isFull = limit === 'disk';
    expect(output).toEqual({
      first: DONE,
      full: isFull ? { ok: false, failure: { name: 'settings-failed', reason: 'full' } } : DONE,
      holds: 'de',
      file: { language: isFull ? 'fr' : 'de' },
      files: ['settings.json'],
      again: DONE,
      fileAgain: { language: 'de', theme: 'dark' },
    });
  });
});
