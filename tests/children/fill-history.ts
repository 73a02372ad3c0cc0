import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StorageFailure } from '../../core/failure';
import { openHistory } from '../../storage/history';
import { entry } from '../storage/entries';

// Puts entries into a history until the disk of FOLDER (600 kB) is full, and prints what came of it: node fill-history.cjs FOLDER
const [folder = ''] = process.argv.slice(2);
const MAX_ENTRIES = 5_000;

async function main(): Promise<void> {
  const ballast = join(folder, 'ballast');
  writeFileSync(ballast, new Uint8Array(200_000));
  const { history, trouble } = await openHistory({ file: join(folder, 'history.sqlite') });
  let failure: StorageFailure | undefined = trouble;
  let kept = 0;
  while (failure === undefined && kept < MAX_ENTRIES) {
    const put = await history.put(entry(kept, { text: 'word '.repeat(100) }));
    if (put.ok) kept += 1;
    else failure = put.failure;
  }
  const listed = await history.list({ search: 'word', limit: MAX_ENTRIES });
  const another = await openHistory({ file: join(folder, 'another', 'history.sqlite') });
  another.history.close();
  rmSync(ballast);
  const removed = await history.remove('session-0');
  const put = await history.put(entry(kept));
  history.close();
  process.stdout.write(
    JSON.stringify({
      kept,
      failure,
      listed: listed.ok && listed.value.length === kept,
      openedWhenFull: another.trouble,
      removed,
      put,
    }),
  );
}

void main();
