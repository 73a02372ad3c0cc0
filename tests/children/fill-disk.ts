import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FRAME_SAMPLES } from '../../core/audio';
import { wavHeader } from '../../core/wav';
import { type KeySource, NO_KEYS } from '../../storage/keys';
import { createRecordings } from '../../storage/recordings';
import { createVoiceInput, VoiceInputError } from '../../storage/voice-input';
import { FakeEngine } from '../fakes/engine';
import { fixedKeys } from '../fakes/key-store';

// Asks for more than the disk of FOLDER holds (48 kB), and prints what came of it: node fill-disk.cjs FOLDER
const [folder = ''] = process.argv.slice(2);
const FRAMES = 100;

async function record(keys: KeySource): Promise<unknown> {
  const recordings = createRecordings({ folder: join(folder, 'recordings'), keys });
  const recording = await recordings.begin('s1');
  let brokenAtFrame = -1;
  for (let index = 0; index < FRAMES; index++) {
    await recording.append(new Int16Array(FRAME_SAMPLES).fill(index));
    if (recording.broken !== undefined && brokenAtFrame < 0) brokenAtFrame = index;
  }
  await recording.seal();
  let samples = 0;
  let wrong = 0;
  for await (const part of recording.frames()) {
    for (const sample of part) if (sample !== Math.floor(samples++ / FRAME_SAMPLES)) wrong += 1;
  }
  await recordings.remove('s1');
  return { brokenAtFrame, broken: recording.broken, samples, wrong };
}

async function transcribe(): Promise<unknown> {
  const engine = new FakeEngine();
  const input = createVoiceInput({ engine, folder: join(folder, 'voice') });
  const audio = new Uint8Array(100_000);
  audio.set(wavHeader(100_000 - 44));
  const failure = await input
    .transcribe(audio)
    .catch((error: unknown) => (error instanceof VoiceInputError ? error.failure : String(error)));
  return { failure, hearings: engine.hearings.length };
}

function files(): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(wav|enc|tmp|delete)/.test(name),
  );
}

async function main(): Promise<void> {
  const recording = await record(NO_KEYS);
  const encrypted = await record(fixedKeys());
  const voice = await transcribe();
  process.stdout.write(JSON.stringify({ recording, encrypted, voice, files: files() }));
}

void main();
