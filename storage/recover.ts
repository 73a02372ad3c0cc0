import { stat } from 'node:fs/promises';
import type { Entry } from '../core/entry';
import type { History } from '../core/ports';
import { type Decision, decideRecovery } from '../core/recovery';
import { RECORDING } from '../core/tuning';
import { isProcessAlive } from './process-alive';
import { samplesIn } from './recorded-sound';
import { parseRecordingName, type RecordingName } from './recording-name';
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
  await removeMarked(recordings.folder);
  const orphans: Orphan[] = [];
  for (const path of await recordings.paths()) {
    const name = parseRecordingName(path);
    if (name === undefined) continue;
    const { decision, entry } = await decide(path, name, options);
    if (decision === 'transcribe') orphans.push(name);
    if (decision === 'delete') {
      const gone = await removeFile(path);
      if (gone && entry !== undefined) await history.setHasRecording(name.sessionId, false);
    }
    if (decision === 'keep' && entry?.hasRecording === false) await history.setHasRecording(name.sessionId, true);
  }
  return orphans.sort((one, other) => one.startedAtMs - other.startedAtMs);
}

interface Decided {
  readonly decision: Decision;
  readonly entry: Entry | undefined;
}

async function decide(path: string, name: RecordingName, options: SweepOptions): Promise<Decided> {
  const { recordings, history, keepRecordingsDays, nowMs } = options;
  const about = await stat(path).catch(() => undefined);
  // Gone meanwhile, or not to be looked at: nothing to decide.
  if (about === undefined) return { decision: 'leave', entry: undefined };
  const found = await history.get(name.sessionId);
  const entry = found.ok ? found.value : undefined;
  const ageMs = Math.max(0, nowMs - about.mtimeMs);
  const isOwn = name.ownerPid === process.pid;
  const ownerAlive = isOwn
    ? recordings.hasBegun(name.sessionId) && entry === undefined
    : ageMs < RECORDING.ownerSilentMs && isProcessAlive(name.ownerPid);
  const facts = { ownerAlive, samples: samplesIn(about.size), ageMs, entry, historyReadable: found.ok };
  return { decision: decideRecovery(facts, keepRecordingsDays), entry };
}
