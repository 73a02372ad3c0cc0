import type { Entry } from './entry';
import { RECORDING } from './tuning';

/** A recording as found on disk, and what the history says of it. */
export interface Found {
  /** Whether the process that writes it is alive. */
  readonly ownerAlive: boolean;
  readonly samples: number;
  /** Since the file was last written. */
  readonly ageMs: number;
  readonly entry: Pick<Entry, 'outcome' | 'delivery'> | undefined;
  /** Whether the history can be read; if not, nothing is deleted on its word. */
  readonly historyReadable: boolean;
}

/** `leave`: another instance's. `transcribe`: words that are nowhere else. `keep`: for *Retry*, *Bring back*, playing. */
export type Decision = 'leave' | 'transcribe' | 'keep' | 'delete';

/** What to do with a recording found at start or by the hourly sweep. When in doubt, words are kept. */
export function decideRecovery(found: Found, keepRecordingsDays: number): Decision {
  if (found.ownerAlive) return 'leave';
  if (found.samples === 0) return 'delete';
  if (!found.historyReadable) return 'keep';
  const { entry } = found;
  if (entry === undefined) return 'transcribe';
  return found.ageMs <= keepMs(entry, keepRecordingsDays) ? 'keep' : 'delete';
}

/** How long a recording outlives its entry's making. */
function keepMs(entry: Pick<Entry, 'outcome' | 'delivery'>, keepRecordingsDays: number): number {
  const chosenMs = keepRecordingsDays * 24 * 3_600_000;
  const delivered = entry.delivery === 'copied' || entry.delivery === 'pasted';
  switch (entry.outcome.kind) {
    case 'accepted':
      return delivered ? chosenMs : Math.max(chosenMs, RECORDING.keepUndeliveredMs);
    case 'rejected':
      return delivered ? chosenMs : Math.max(chosenMs, RECORDING.keepRejectedMs);
    case 'failed':
    case 'cancelled':
      return Math.max(chosenMs, RECORDING.keepUndeliveredMs);
  }
}
