import { openHistory } from '../../storage/history';

/** Entries of one sentence each, a minute apart, oldest first; returns their ids. */
export async function fillHistory(file: string, count: number): Promise<readonly string[]> {
  const { history } = await openHistory({ file });
  const ids = Array.from({ length: count }, (_, index) => `entry-${String(index)}`);
  for (const [index, id] of ids.entries()) {
    await history.put({
      id,
      startedAtMs: 1_700_000_000_000 + index * 60_000,
      durationMs: 1_000,
      text: `Sentence number ${String(index)}.`,
      language: 'en',
      outcome: { kind: 'accepted' },
      delivery: 'copied',
      latencyMs: 200,
      origin: 'dictated',
      hasRecording: false,
    });
  }
  history.close();
  return ids;
}
