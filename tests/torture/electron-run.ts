import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { msToSamples } from '../../core/audio';
import { parseRecordingName } from '../../storage/recording-name';
import { writeFakeMicrophone } from '../../scripts/fake-microphone.cjs';
import { historyRows } from '../e2e/history-file';
import { clipboardText, keyDown, keyUp } from '../e2e/machine';
import { startApp } from './electron-app';
import type { KillRun } from './kill-run';
import { pick } from './random';
import { readSamples } from './samples';

export interface ElectronRunOptions {
  /** Empty; everything of this run goes in here. */
  readonly folder: string;
  readonly electron: string;
  readonly root: string;
  readonly clips: readonly string[];
  readonly random: () => number;
}

/** The kill comes up to this long after the key came up: a text takes less. */
const AFTER_RELEASE_MS = 1_500;
/** Sound is on its way this long (device, resampler, worklet), beside the 100 ms that may be lost and this script's own looks. */
const ON_ITS_WAY_MS = 300;
/** For the restarted app to have every recording in the history. */
const RECOVERY_MS = 60_000;
const FIRST_FRAME_MS = 20_000;
const WAV_HEADER_BYTES = 44;
const MARK = 'not from Dictum';

/** One dictation in the real app, all of whose processes are killed at a random moment; one restart, and what they left. */
export async function killElectronRun(options: ElectronRunOptions): Promise<KillRun> {
  const { folder, random } = options;
  const [data, temp] = [join(folder, 'data'), join(folder, 'temp')];
  for (const path of [data, temp]) mkdirSync(path, { recursive: true });
  const microphone = join(folder, 'microphone.wav');
  const speechMs = writeFakeMicrophone(pick(options.clips, random), microphone);
  const place = { electron: options.electron, root: options.root, data, temp, microphone };

  const app = startApp(place);
  await app.ready;
  const killAfterMs = random() * (speechMs + AFTER_RELEASE_MS);
  keyDown();
  const firstFrameMs = await firstFrame(data);
  await pause(Math.min(killAfterMs, speechMs));
  const heardMs = performance.now() - firstFrameMs;
  if (killAfterMs > speechMs) {
    keyUp();
    await pause(killAfterMs - speechMs);
  }
  await app.kill();
  keyUp();

  const rowsAtKill = historyRows(join(data, 'history.sqlite'));
  const [recording] = recordingsIn(data);
  const kept = join(folder, 'kept.wav');
  if (recording !== undefined) cpSync(recording, kept);
  mark();
  const again = startApp(place);
  await again.ready;
  const sessionId = recording === undefined ? undefined : parseRecordingName(recording)?.sessionId;
  const listed = await isListed(data, sessionId);
  const deliveredAgain = clipboardText() !== MARK;
  await again.quit();

  return {
    killedAt: killAfterMs <= speechMs ? 'recording' : rowsAtKill.length === 0 ? 'finishing' : 'delivered',
    lost: [
      ...(recording === undefined ? ['there is no recording'] : []),
      ...(listed ? [] : ['the recording is not in the history']),
      ...(recording === undefined ? [] : await shortOrChanged(kept, recordingsIn(data)[0], heardMs)),
    ],
    leaked: [
      ...readdirSync(temp),
      ...recordingsIn(data)
        .slice(1)
        .map((path) => basename(path)),
      ...strays(data),
    ],
    doubled: deliveredAgain ? ['delivered by the restart'] : [],
  };
}

/** What is on disk at the kill must last as long as was spoken, and be the beginning of what is there after the restart. */
async function shortOrChanged(atKill: string, path: string | undefined, heardMs: number): Promise<string[]> {
  if (path === undefined) return ['the recording is gone'];
  const before = await readSamples(atKill);
  const after = await readSamples(path);
  const missing = msToSamples(heardMs - ON_ITS_WAY_MS) - before.length;
  if (missing > 0) return [`${String(missing)} samples are missing`];
  return after.length >= before.length && before.every((sample, index) => sample === after[index])
    ? []
    : ['the restart changed the sound'];
}

/** When the first frame is on disk, on the steady clock. */
async function firstFrame(data: string): Promise<number> {
  for (const startMs = performance.now(); performance.now() - startMs < FIRST_FRAME_MS; await pause(5)) {
    if (recordingsIn(data).some((path) => statSync(path).size > WAV_HEADER_BYTES)) return performance.now();
  }
  throw new Error('no frame came');
}

async function isListed(data: string, sessionId: string | undefined): Promise<boolean> {
  for (const startMs = performance.now(); performance.now() - startMs < RECOVERY_MS; await pause(100)) {
    if (historyRows(join(data, 'history.sqlite')).some(({ id }) => id === sessionId)) return true;
  }
  return false;
}

function recordingsIn(data: string): string[] {
  const folder = join(data, 'recordings');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => join(folder, name));
}

/** Files of ours that nobody needs: Chromium keeps its profile in the same folder. */
function strays(data: string): string[] {
  return readdirSync(data).filter((name) => /\.(wav|tmp|delete)$/.test(name));
}

function mark(): void {
  // xclip stays behind to serve the text; it must not hold our pipes.
  spawnSync('sh', ['-c', `printf '${MARK}' | xclip -selection clipboard -i >/dev/null 2>&1`]);
}
