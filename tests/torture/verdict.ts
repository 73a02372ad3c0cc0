import { FRAME_SAMPLES, msToSamples, samplesToMs } from '../../core/audio';
import type { RestartReport } from './stages';

/** Sound that may be missing at the end of a killed recording. */
export const MAX_MISSING_MS = 100;

export interface Evidence {
  readonly sessionId: string;
  /** Frames handed to the line before the kill. */
  readonly sentFrames: number;
  /** What was sent, all of it. */
  readonly source: Int16Array;
  /** What is on disk after the restart. */
  readonly kept: Int16Array | undefined;
  readonly report: RestartReport;
  readonly deliveries: number;
  /** Files that no entry accounts for. */
  readonly strays: readonly string[];
}

export interface Findings {
  readonly lost: readonly string[];
  readonly leaked: readonly string[];
  readonly doubled: readonly string[];
  /** Sound that was sent and is not on disk. */
  readonly missingMs: number;
}

/** Holds what a kill and a restart left against the promise: every word there, no file left over, no text twice. */
export function judgeRun(evidence: Evidence): Findings {
  return {
    lost: findLost(evidence),
    leaked: evidence.strays,
    doubled: evidence.deliveries > 1 ? [`delivered ${String(evidence.deliveries)} times`] : [],
    missingMs: samplesToMs(Math.max(0, sentSamplesOf(evidence) - (evidence.kept?.length ?? 0))),
  };
}

function sentSamplesOf({ sentFrames, source }: Evidence): number {
  return Math.min(sentFrames * FRAME_SAMPLES, source.length);
}

function findLost(evidence: Evidence): string[] {
  const { sessionId, sentFrames, source, kept, report } = evidence;
  const sentSamples = sentSamplesOf(evidence);
  const owedSamples = sentSamples - msToSamples(MAX_MISSING_MS);
  if (owedSamples <= 0) return [];
  const entry = report.entries.find(({ id }) => id === sessionId);
  if (entry === undefined) return [`${String(sentFrames)} frames were sent and there is no entry`];
  if (kept === undefined) return ['the recording is gone'];
  if (kept.length < owedSamples) return [`${String(sentSamples - kept.length)} samples are missing`];
  const wrong = kept.findIndex((sample, index) => sample !== (source[index] ?? 0));
  return wrong >= 0 ? [`sample ${String(wrong)} is not what was sent`] : [];
}
