import { describe, expect, it } from 'vitest';
import { runOnSmallDisk } from './full-disk';
import { temporaryFolders } from './temp-folder';

const newFolder = temporaryFolders();

describe('the history, on a disk that is', () => {
  it('full: what is there stays, what does not fit is a failure, and with room again it works', () => {
    const { limit, output } = runOnSmallDisk('fill-history', newFolder(), 600);
    const full = { name: 'history-failed', reason: 'full' };
    expect(output).toMatchObject({ failure: full, listed: true });
    // With a limit on each file there is no room to be made by deleting another.
    if (limit === 'disk')
      expect(output).toMatchObject({ openedWhenFull: full, removed: { ok: true }, put: { ok: true } });
  });

  it('read-only: what is there is shown, what is said is kept in memory, and nothing is claimed to be deleted', () => {
    const { limit, output } = runOnSmallDisk('read-only-history', newFolder(), 600);
    const failure = { name: 'history-failed', reason: limit === 'disk' ? 'read-only' : 'denied' };
    expect(output).toEqual({
      trouble: failure,
      ids: ['session-2', 'session-1'],
      removed: { ok: false, failure },
      removedAll: { ok: false, failure },
      left: ['session-1'],
    });
  });
});
