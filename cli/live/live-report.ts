import { type LatencySplit, SPLIT_PARTS, splitOfParts } from '../../core/latency-split';
import { sumErrors, werPercent } from '../../core/scoring/word-error-rate';
import { LIVE } from '../../core/tuning';
import { mean, percentile } from '../../core/statistics';
import type { LiveRun } from './live-run';

/** Processor time per minute of sound played, in seconds; `undefined` where the system does not tell. */
export interface CpuPerMinute {
  readonly engine: number | undefined;
  readonly own: number;
}

/** The clips, released so long after their last frame with speech. Times in milliseconds, of delivered texts only. */
export interface ModeReport {
  readonly releaseAfterMs: number;
  readonly clips: number;
  readonly delivered: number;
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly maxMs: number;
  /** Share of the texts for which Whisper had nothing left to do. */
  readonly readyShare: number;
  /** Mean of each part of the wait. */
  readonly split: LatencySplit;
  /** Word error rate in percent, of every clip. */
  readonly wer: number;
  readonly cpuSecondsPerMinute: CpuPerMinute;
}

/**
 * The pairs of one release mode, a short recording played twice, its mean counting. Each has another last segment, and waits
 * from 40 to 320 ms for it: so the ratio is the median of the pairs' own, not that of two medians, which may be of two pairs.
 */
export interface LongReport {
  readonly releaseAfterMs: number;
  readonly longMs: number;
  readonly shortMs: number;
  readonly ratio: number;
  readonly pairs: readonly PairReport[];
}

export interface PairReport {
  readonly longMs: number;
  readonly shortMs: number;
}

/** The last line of `dictum bench --live`. */
export interface LiveReport {
  readonly live: true;
  readonly language: string;
  readonly speculation: boolean;
  readonly modes: readonly ModeReport[];
  readonly long: readonly LongReport[];
  /** Of the engine's process; `undefined` where the system does not tell. */
  readonly rssBytes: { readonly idle: number; readonly peak: number } | undefined;
  /** What misses its limit, in words; empty where all is well. Without speculation there are no limits. */
  readonly misses: readonly string[];
}

export function modeReport(releaseAfterMs: number, runs: readonly LiveRun[], cpu: CpuPerMinute): ModeReport {
  const delivered = runs.filter(({ isDelivered }) => isDelivered);
  const waits = delivered.map(({ latencyMs }) => latencyMs);
  const splits = delivered.flatMap(({ split }) => split ?? []);
  const isReady = ({ encodeMs, decodeMs }: LatencySplit): boolean => encodeMs === 0 && decodeMs === 0;
  return {
    releaseAfterMs,
    clips: runs.length,
    delivered: delivered.length,
    meanMs: mean(waits),
    p50Ms: percentile(waits, 50),
    p95Ms: percentile(waits, 95),
    maxMs: percentile(waits, 100),
    readyShare: splits.length === 0 ? 0 : splits.filter(isReady).length / splits.length,
    split: meanSplit(splits),
    wer: werPercent(sumErrors(runs)),
    cpuSecondsPerMinute: cpu,
  };
}

export function longReport(releaseAfterMs: number, pairs: readonly PairReport[]): LongReport {
  const median = (of: (pair: PairReport) => number): number => percentile(pairs.map(of), 50);
  return {
    releaseAfterMs,
    longMs: median(({ longMs }) => longMs),
    shortMs: median(({ shortMs }) => shortMs),
    ratio: median(({ longMs, shortMs }) => (shortMs === 0 ? Infinity : longMs / shortMs)),
    pairs,
  };
}

/** Limits that are missed, in words: one of LIVE, or a clip that gave no text. */
export function missesOf(modes: readonly ModeReport[], long: readonly LongReport[]): readonly string[] {
  const misses: string[] = [];
  const hold = (what: string, value: number, limit: number, unit: string): void => {
    if (!(value <= limit)) misses.push(`${what} ${value.toFixed(2)}${unit}, at most ${String(limit)}${unit}`);
  };
  for (const mode of modes) {
    const limits = LIVE.limits.find(({ releaseAfterMs }) => releaseAfterMs === mode.releaseAfterMs);
    if (limits === undefined) continue;
    hold(`release after ${String(mode.releaseAfterMs)} ms: p50`, mode.p50Ms, limits.p50Ms, ' ms');
    hold(`release after ${String(mode.releaseAfterMs)} ms: p95`, mode.p95Ms, limits.p95Ms, ' ms');
  }
  for (const { releaseAfterMs, ratio } of long) {
    hold(`release after ${String(releaseAfterMs)} ms: long over short`, ratio, LIVE.maxLongRatio, '');
  }
  if (modes.some(({ delivered }) => delivered === 0)) misses.push('no text was delivered');
  return misses;
}

/** What is to be said where the clips gave fewer pairs of a long and a short recording than are to be compared. */
export function missingPairs(found: number): readonly string[] {
  return found < LIVE.longRuns ? [`${String(found)} pairs of long and short, at least ${String(LIVE.longRuns)}`] : [];
}

/** The report for people, a fact a line. */
export function liveLines(report: LiveReport): readonly string[] {
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
  return [
    `speculation ${report.speculation ? 'on' : 'off'}`,
    ...report.modes.flatMap((mode) => [
      `release ${ms(mode.releaseAfterMs)} after speech: p50 ${ms(mode.p50Ms)}, p95 ${ms(mode.p95Ms)}, most ${ms(mode.maxMs)}; text ready at release ${(mode.readyShare * 100).toFixed(0)} %`,
      `  parts: ${SPLIT_PARTS.map((part) => `${part.slice(0, -2)} ${mode.split[part].toFixed(1)}`).join(', ')} ms`,
      `  delivered ${String(mode.delivered)} of ${String(mode.clips)}, word error rate ${mode.wer.toFixed(2)} %`,
      `  processor, seconds a minute of sound: engine ${mode.cpuSecondsPerMinute.engine?.toFixed(2) ?? 'unknown'}, rest ${mode.cpuSecondsPerMinute.own.toFixed(2)}`,
    ]),
    ...report.long.map(
      ({ releaseAfterMs, longMs, shortMs, ratio, pairs }) =>
        `three minutes against ten seconds, release ${ms(releaseAfterMs)} after speech: ${ms(longMs)} / ${ms(shortMs)}, ratio in the middle pair ${ratio.toFixed(2)} (${pairs.map((pair) => `${pair.longMs.toFixed(0)}/${pair.shortMs.toFixed(0)}`).join(', ')})`,
    ),
    report.rssBytes === undefined
      ? 'engine memory unknown'
      : `engine memory: at rest ${mb(report.rssBytes.idle)}, peak ${mb(report.rssBytes.peak)}`,
    ...report.misses.map((miss) => `MISSED ${miss}`),
  ];
}

function meanSplit(splits: readonly LatencySplit[]): LatencySplit {
  return splitOfParts((part) => mean(splits.map((split) => split[part])));
}
