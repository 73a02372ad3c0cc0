import { describe, expect, it } from 'vitest';
import type { Entry } from '../../core/entry';
import { MemoryHistory } from '../../storage/memory-history';
import { PrivateHistory } from '../../storage/private-history';

const ENTRY: Entry = {
  id: 'open',
  startedAtMs: 1,
  durationMs: 32,
  text: 'Hello.',
  language: 'en',
  outcome: { kind: 'accepted' },
  delivery: 'waiting',
  latencyMs: 1,
  origin: 'dictated',
  hasRecording: true,
};

/** A history with one entry of each kind; `disk` is what stays. */
async function both() {
  const disk = new MemoryHistory([], { name: 'history-failed', reason: 'other' });
  let isPrivate = false;
  const history = new PrivateHistory(disk, () => isPrivate);
  await history.put(ENTRY);
  isPrivate = true;
  await history.put({ ...ENTRY, id: 'private', startedAtMs: 2 });
  const ids = async (of: Pick<PrivateHistory, 'list'>): Promise<readonly string[]> => {
    const listed = await of.list({ search: '', limit: 10 });
    return listed.ok ? listed.value.map(({ id }) => id) : [];
  };
  return { disk, history, ids, turnOff: () => (isPrivate = false) };
}

describe('PrivateHistory', () => {
  it('shows what was said in private, newest first, and does not pass it on to the disk', async () => {
    const { disk, history, ids } = await both();
    expect(await ids(history)).toEqual(['private', 'open']);
    expect(await ids(disk)).toEqual(['open']);
    expect(await history.list({ search: '', limit: 1 })).toMatchObject({ value: [{ id: 'private' }] });
  });

  it('leaves an entry where it was first put, whatever is chosen meanwhile', async () => {
    const { disk, history, ids, turnOff } = await both();
    await history.put({ ...ENTRY, text: 'Hello again.' });
    expect(await disk.get('open')).toMatchObject({ value: { text: 'Hello again.' } });
    turnOff();
    await history.put({ ...ENTRY, id: 'private', startedAtMs: 2, text: 'Again.' });
    await history.setDelivery('private', 'copied');
    await history.setHasRecording('private', false);
    expect(await history.get('private')).toMatchObject({
      value: { text: 'Again.', delivery: 'copied', hasRecording: false },
    });
    expect(await ids(disk)).toEqual(['open']);
  });

  it('forgets one, or all', async () => {
    const { history, ids } = await both();
    await history.remove('private');
    expect(await ids(history)).toEqual(['open']);
    await history.put({ ...ENTRY, id: 'other' });
    await history.removeAll();
    expect(await ids(history)).toEqual([]);
  });
});
