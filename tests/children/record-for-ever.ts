import { appendFileSync } from 'node:fs';
import { FRAME_SAMPLES } from '../../core/audio';
import { createRecordings } from '../../storage/recordings';
import { fixedKeys } from '../fakes/key-store';

// Records until it is killed: node record-for-ever.cjs FOLDER SESSION COUNT_FILE [KEY_IN_HEX]. Each frame appended is a byte in COUNT_FILE.
const [folder = '', sessionId = '', countFile = '', keyInHex] = process.argv.slice(2);

async function main(): Promise<void> {
  const recording = await createRecordings({
    folder,
    ...(keyInHex === undefined ? {} : { keys: fixedKeys(Buffer.from(keyInHex, 'hex')) }),
  }).begin(sessionId);
  for (let index = 0; ; index++) {
    await recording.append(
      Int16Array.from({ length: FRAME_SAMPLES }, (_, sample) => (index * FRAME_SAMPLES + sample) % 30_000),
    );
    appendFileSync(countFile, '.');
  }
}

void main();
