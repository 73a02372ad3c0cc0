import { openHistory } from '../../storage/history';
import { entry } from '../storage/entries';

// Puts entries into a history until it is killed: node put-for-ever.cjs FILE. Each entry that was put is a dot on stdout.
const [file = ''] = process.argv.slice(2);

async function main(): Promise<void> {
  const { history } = await openHistory({ file });
  for (let number = 0; ; number++) {
    const put = await history.put(entry(number));
    if (!put.ok) throw new Error(put.failure.name);
    process.stdout.write('.');
    // Lets what was written go out.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

void main();
