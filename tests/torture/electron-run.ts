import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { WAV_HEADER_BYTES } from '../../core/wav';
import { parseRecordingName } from '../../storage/recording-name';
import { writeFakeMicrophone } from '../../scripts/fake-microphone.cjs';
import { historyRows } from '../e2e/history-file';
import { clipboardText, keyDown, keyUp } from '../e2e/machine';
import { startApp } from './electron-app';
import { judgeApp } from './electron-verdict';
import type { KillRun } from './kill-run';
import { pick } from './pick';
import { readSamples } from './samples';

export interface ElectronRunOptions {
  /** Empty; everything of this run goes in here. */
  readonly folder: string;
  readonly electron: string;
  readonly root: string;
  /** Script that looks into the app. */
  readonly tap: string;
  readonly clips: readonly string[];
  readonly random: () => number;
}

/** Half of the kills come up to this long after the key came up: about as long as a text takes. */
const AFTER_RELEASE_MS = 700;
/** For the restarted app to have every recording in the history. */
const RECOVERY_MS = 60_000;
const FIRST_FRAME_MS = 20_000;
const MARK = 'not from Dictum';

/** One dictation in the real app, all of whose processes are killed at a random moment; one restart, and what they left. */
export async function killElectronRun(options: ElectronRunOptions): Promise<KillRun> {
  const { folder, random, electron, root, tap } = options;
  const [data, temp] = [join(folder, 'data'), join(folder, 'temp')];
  for (const path of [data, temp]) mkdirSync(path, { recursive: true });
  // One write to the clipboard is one delivery; pasting would look after it and write again.
  writeFileSync(join(data, 'settings.json'), JSON.stringify({ paste: false }));
  const clip = pick(options.clips, random);
  const microphone = join(folder, 'microphone.wav');
  const speechMs = writeFakeMicrophone(clip, microphone);
  const place = { electron, root, data, temp, microphone, tap };

  const app = startApp(place);
  await app.ready;
  const killAfterMs = random() < 0.5 ? random() * speechMs : speechMs + random() * AFTER_RELEASE_MS;
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
  const listed = await areListed(data);
  const clipboardChanged = clipboardText() !== MARK;
  await again.quit();

  const after = recordingsIn(data);
  const beforeKill = app.seen();
  const findings = judgeApp({
    said: await readSamples(clip),
    sent: beforeKill.sent(),
    atKill: recording === undefined ? undefined : await readSamples(kept),
    afterRestart: after[0] === undefined ? undefined : await readSamples(after[0]),
    heardMs,
    listed,
    clipboardWrites: { beforeKill: beforeKill.clipboardWrites, afterRestart: again.seen().clipboardWrites },
    clipboardChanged,
    strays: [...readdirSync(temp), ...after.slice(1).map((path) => basename(path)), ...strays(data)],
  });
  const afterRelease = rowsAtKill.length === 0 ? 'finishing' : beforeKill.clipboardWrites === 0 ? 'kept' : 'delivered';
  return { killedAt: killAfterMs <= speechMs ? 'recording' : afterRelease, ...findings };
}

/** When the first frame is on disk, on the steady clock. */
async function firstFrame(data: string): Promise<number> {
  for (const startMs = performance.now(); performance.now() - startMs < FIRST_FRAME_MS; await pause(5)) {
    if (recordingsIn(data).some((path) => statSync(path).size > WAV_HEADER_BYTES)) return performance.now();
  }
  throw new Error('no frame came');
}

/** Waits for every recording to be in the history. */
async function areListed(data: string): Promise<boolean> {
  const wanted = recordingsIn(data).map((path) => parseRecordingName(path)?.sessionId);
  for (const startMs = performance.now(); performance.now() - startMs < RECOVERY_MS; await pause(100)) {
    const there = historyRows(join(data, 'history.sqlite')).map(({ id }) => id);
    if (wanted.every((id) => id !== undefined && there.includes(id))) return true;
  }
  return false;
}

function recordingsIn(data: string): string[] {
  const folder = join(data, 'recordings');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => join(folder, name));
}

/** Files that nobody needs: ours, or Chromium's, which keeps its profile in the same folder and writes it by way of such. */
function strays(data: string): string[] {
  return readdirSync(data).filter((name) => /\.(wav|tmp|delete)$|^\.org\.chromium\./.test(name));
}

function mark(): void {
  // xclip stays behind to serve the text; it must not hold our pipes.
  spawnSync('sh', ['-c', `printf '${MARK}' | xclip -selection clipboard -i >/dev/null 2>&1`]);
}
