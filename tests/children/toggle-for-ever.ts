import { openData } from '../storage/data-folder';
import { entry } from '../storage/entries';
import { FakeKeyStore } from '../fakes/key-store';

// Turns encryption on and off, and keeps saying things meanwhile, until it is killed:
//   node toggle-for-ever.cjs FOLDER SECRET_OF_THE_KEY_STORE FIRST_NUMBER ON_OR_OFF
// Each entry that was put, with its recording, is a line on stdout: its number.
const [folder = '', secret = '', first = '0', wish = 'on'] = process.argv.slice(2);

async function main(): Promise<void> {
  const store = new FakeKeyStore(Buffer.from(secret, 'hex'));
  const { keys, history, recordings, encryption } = await openData(folder, store, wish === 'on');
  void (async () => {
    for (;;) {
      await encryption.convert();
      if (keys.isEncrypting) encryption.turnOff();
      else await encryption.turnOn();
    }
  })();
  for (let number = Number(first); ; number++) {
    const recording = await recordings.begin(`session-${String(number)}`);
    await recording.append(new Int16Array(512).fill(number % 1000));
    await recording.seal();
    const put = await history.put(entry(number));
    if (!put.ok || recording.broken !== undefined) throw new Error('not kept');
    process.stdout.write(`${String(number)}\n`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

void main();
