import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FRAME_SAMPLES } from '../../core/audio';
import { type KeySource, NO_KEYS } from '../../storage/keys';
import { createRecordings } from '../../storage/recordings';
import { fixedKeys } from '../fakes/key-store';

// Records on the disk of FOLDER (48 kB), which is full for a while, and prints what came of it: node room-again.cjs FOLDER
const [folder = ''] = process.argv.slice(2);

/** The disk fills up in the middle of a frame, and there is room again before the end: all of it goes to the file after all. */
async function record(keys: KeySource): Promise<unknown> {
  const ballast = join(folder, 'ballast');
  writeFileSync(ballast, Buffer.alloc(20_000));
  const recordings = createRecordings({ folder: join(folder, 'recordings'), keys });
  const recording = await recordings.begin('s1');
  for (let index = 0; index < 40; index++) await recording.append(new Int16Array(FRAME_SAMPLES).fill(index));
  const wasBroken = recording.broken !== undefined;
  rmSync(ballast);
  await recording.seal();
  const opened = await recordings.open('s1');
  const samples: number[] = [];
  if (opened.ok) for await (const part of opened.value) samples.push(...part);
  const wrong = samples.filter((sample, index) => sample !== Math.floor(index / FRAME_SAMPLES)).length;
  await recordings.remove('s1');
  return { wasBroken, broken: recording.broken ?? 'no', samples: samples.length, wrong };
}

async function main(): Promise<void> {
  process.stdout.write(JSON.stringify([await record(NO_KEYS), await record(fixedKeys())]));
}

void main();
