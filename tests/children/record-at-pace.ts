import { openSync, writeSync } from 'node:fs';
import { FRAME_MS, FRAME_SAMPLES } from '../../core/audio';
import { createRecordings } from '../../storage/recordings';

// Records at the pace of speech until it is stopped: node record-at-pace.cjs FOLDER SESSION COUNT_FILE. COUNT_FILE holds the
// number of frames handed over, and is written before each.
const [folder = '', sessionId = '', countFile = ''] = process.argv.slice(2);

async function main(): Promise<void> {
  const recording = await createRecordings({ folder }).begin(sessionId);
  const counter = openSync(countFile, 'w');
  const startMs = performance.now();
  for (let index = 0; ; index++) {
    const waitMs = index * FRAME_MS - (performance.now() - startMs);
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    writeSync(counter, String(index + 1).padStart(8), 0);
    await recording.append(
      Int16Array.from({ length: FRAME_SAMPLES }, (_, sample) => (index * FRAME_SAMPLES + sample) % 30_000),
    );
  }
}

void main();
