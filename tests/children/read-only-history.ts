import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type OpenedHistory, openHistory } from '../../storage/history';
import { entry } from '../storage/entries';

// Makes the disk of FOLDER read-only with a history on it, and prints what can be done then: node read-only-history.cjs FOLDER
const [folder = ''] = process.argv.slice(2);
const NOBODY = 65_534;
const file = join(folder, 'history.sqlite');

async function idsOf(history: OpenedHistory['history']): Promise<unknown> {
  const listed = await history.list({ search: 'sentence', limit: 10 });
  return listed.ok ? listed.value.map(({ id }) => id) : listed.failure;
}

/** Where nothing may be mounted, by denial; and as nothing is denied to root, root becomes nobody, who can still read. */
function makeReadOnly(): void {
  if (spawnSync('mount', ['-o', 'remount,ro', folder], { stdio: 'ignore' }).status === 0) return;
  chmodSync(file, 0o444);
  chmodSync(folder, 0o555);
  if (process.getuid?.() !== 0) return;
  chmodSync(dirname(folder), 0o755);
  process.setuid?.(NOBODY);
}

async function main(): Promise<void> {
  const first = await openHistory({ file });
  await first.history.put(entry(1));
  first.history.close();
  makeReadOnly();
  const { history, trouble } = await openHistory({ file });
  await history.put(entry(2));
  const ids = await idsOf(history);
  const removed = await history.remove('session-1');
  const removedAll = await history.removeAll();
  process.stdout.write(JSON.stringify({ trouble, ids, removed, removedAll, left: await idsOf(history) }));
}

void main();
