import { sumErrors, werPercent } from '../core/scoring/word-error-rate';
import type { ClipResult } from './hear-clip';
import { mean, percentile, sum } from '../core/statistics';

/** What a bench found: the object of `--json`. Times in milliseconds. */
export interface BenchReport {
  readonly clips: number;
  /** Word error rate in percent. */
  readonly wer: number;
  readonly edits: number;
  readonly words: number;
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Time taken over length of the sound. */
  readonly rtf: number;
  readonly peakRssBytes: number;
  readonly looping: number;
  /** Clips with speech whose text would be delivered. */
  readonly delivered: number;
  /** Clips without speech, where they were asked for; `delivered` should be 0, and `texts` says what would come of which clip. */
  readonly nonspeech?: {
    readonly clips: number;
    readonly delivered: number;
    readonly texts: readonly Pick<ClipResult, 'id' | 'text'>[];
  };
  readonly results: readonly ClipResult[];
}

/** Sums up a bench. `nonspeech`: results of the clips in which nobody speaks, where they were heard. */
export function benchReport(
  results: readonly ClipResult[],
  nonspeech: readonly ClipResult[] | undefined,
  peakRssBytes: number,
): BenchReport {
  const errors = sumErrors(results);
  const times = results.map(({ ms }) => ms);
  const soundMs = sum(results.map(({ durationMs }) => durationMs));
  return {
    clips: results.length,
    wer: werPercent(errors),
    ...errors,
    meanMs: mean(times),
    p50Ms: percentile(times, 50),
    p95Ms: percentile(times, 95),
    rtf: soundMs === 0 ? 0 : sum(times) / soundMs,
    peakRssBytes,
    looping: results.filter(({ looping }) => looping).length,
    delivered: deliveredOf(results).length,
    ...(nonspeech && { nonspeech: silenceReport(nonspeech) }),
    results,
  };
}

function silenceReport(results: readonly ClipResult[]): NonNullable<BenchReport['nonspeech']> {
  const texts = deliveredOf(results).map(({ id, text }) => ({ id, text }));
  return { clips: results.length, delivered: texts.length, texts };
}

/** The report for people, a fact a line. */
export function reportLines(report: BenchReport): readonly string[] {
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  const { clips, delivered, nonspeech } = report;
  const share = clips === 0 ? 0 : (delivered / clips) * 100;
  return [
    `word error rate ${report.wer.toFixed(2)} % (${String(report.edits)} edits of ${String(report.words)})`,
    `clips ${String(clips)}`,
    `time a clip: mean ${ms(report.meanMs)}, p50 ${ms(report.p50Ms)}, p95 ${ms(report.p95Ms)}`,
    `real-time factor ${report.rtf.toFixed(4)}`,
    `peak memory ${(report.peakRssBytes / 1e6).toFixed(0)} MB`,
    `looping texts ${String(report.looping)}`,
    `speech delivered ${String(delivered)} of ${String(clips)} (${share.toFixed(1)} %)`,
    ...(nonspeech ? [`non-speech delivered ${String(nonspeech.delivered)} of ${String(nonspeech.clips)}`] : []),
    ...(nonspeech?.texts ?? []).map(({ id, text }) => `  ${id}: ${text}`),
  ];
}

function deliveredOf(results: readonly ClipResult[]): readonly ClipResult[] {
  return results.filter(({ verdict }) => verdict === 'valid');
}
