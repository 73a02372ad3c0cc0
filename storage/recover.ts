import { stat } from 'node:fs/promises';
import type { Entry } from '../core/entry';
import type { History } from '../core/ports';
import { type Decision, decideRecovery } from '../core/recovery';
import { chooseOverCap, type KeptRecording } from '../core/size-cap';
import { RECORDING } from '../core/tuning';
import { isProcessAlive } from './process-alive';
import { samplesIn } from './recorded-sound';
import { ofOtherKind, parseRecordingName, type RecordingName } from './recording-name';
import type { RecordingsFolder } from './recordings';
import { removeFile, removeMarked } from './remove-file';

/** Sound whose words are nowhere else: to be transcribed now. */
export interface Orphan {
  readonly sessionId: string;
  readonly startedAtMs: number;
}

export interface SweepOptions {
  readonly recordings: RecordingsFolder;
  readonly history: History;
  readonly keepRecordingsDays: number;
  readonly keepRecordingsMegabytes: number;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/**
 * Goes through all recordings, at start and every hour: deletes what has served its time, tells the history which sound is
 * gone or there, and finds what a crash left untranscribed. Never throws.
 *
 * @returns the orphans, oldest first
 */
export async function sweep(options: SweepOptions): Promise<readonly Orphan[]> {
  const { recordings, history } = options;
  await removeMarked(recordings.folder, (path) => recordings.isDiscarded(path));
  const orphans: Orphan[] = [];
  const kept: FoundRecording[] = [];
  for (const path of await recordings.paths()) {
    const name = parseRecordingName(path);
    if (name === undefined) continue;
    const { decision, recording } = await decide(path, name, options);
    if (recording === undefined) continue;
    const { entry } = recording;
    if (decision === 'transcribe') orphans.push(name);
    if (decision === 'delete') await removeSound(recording, options);
    else if (decision !== 'leave') kept.push(recording);
    if (decision === 'keep' && entry?.hasRecording === false) await history.setHasRecording(name.sessionId, true);
  }
  for (const recording of chooseOverCap(kept, options.keepRecordingsMegabytes)) await removeSound(recording, options);
  return orphans.sort((one, other) => one.startedAtMs - other.startedAtMs);
}

interface FoundRecording extends KeptRecording {
  readonly path: string;
  readonly sessionId: string;
  readonly entry: Entry | undefined;
}

interface Decided {
  readonly decision: Decision;
  /** `undefined`: gone meanwhile, or not to be looked at, or without its key. */
  readonly recording: FoundRecording | undefined;
}

async function removeSound({ path, sessionId, entry }: FoundRecording, options: SweepOptions): Promise<void> {
  const { recordings, history } = options;
  // Encryption may have been turned on or off meanwhile.
  const gone = await recordings.inTurn(async () => (await removeFile(path)) && removeFile(ofOtherKind(path)));
  if (gone && entry !== undefined) await history.setHasRecording(sessionId, false);
}

async function decide(path: string, name: RecordingName, options: SweepOptions): Promise<Decided> {
  const { recordings, history, keepRecordingsDays, nowMs } = options;
  const about = await stat(path).catch(() => undefined);
  if (about === undefined) return { decision: 'leave', recording: undefined };
  const found = await history.get(name.sessionId);
  const entry = found.ok ? found.value : undefined;
  const ageMs = Math.max(0, nowMs - about.mtimeMs);
  const isOwn = name.ownerPid === process.pid;
  const ownerAlive = isOwn
    ? recordings.hasBegun(name.sessionId) && entry === undefined
    : ageMs < RECORDING.ownerSilentMs && isProcessAlive(name.ownerPid);
  const samples = await samplesIn(path, about.size).catch(() => undefined);
  const isLocked = name.kind === 'enc' && recordings.keys.reading()?.ok !== true;
  if (samples === undefined || isLocked) return { decision: 'leave', recording: undefined };
  const facts = { ownerAlive, samples, ageMs, entry, historyReadable: found.ok };
  const recording = { path, sessionId: name.sessionId, sizeBytes: about.size, ageMs, entry };
  return { decision: decideRecovery(facts, keepRecordingsDays), recording };
}
