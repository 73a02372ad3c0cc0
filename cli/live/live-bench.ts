import { samplesToMs } from '../../core/audio';
import type { HearingOptions } from '../../core/engine';
import { mean, sum } from '../../core/statistics';
import type { LiveLine } from './live-line';
import { type LongReport, longReport, type ModeReport, modeReport, type PairReport } from './live-report';
import { type LiveRun, runLive } from './live-run';
import type { LongPair } from './long-pairs';
import { ownCpuSeconds, processUse } from './process-use';
import type { Progress } from './progress';
import { type SpokenSound, untilRelease } from './spoken-sound';

/** Plays sounds one after the other, and measures what they took. */
export class LiveBench {
  constructor(
    private readonly live: LiveLine,
    private readonly hearing: HearingOptions,
    private readonly progress: Progress,
  ) {}

  /** Every clip once, and the processor time of the whole row. */
  async playClips(
    clips: readonly SpokenSound[],
    releaseAfterMs: number,
  ): Promise<{ readonly report: ModeReport; readonly runs: readonly LiveRun[] }> {
    const engineBefore = this.engineCpuSeconds();
    const ownBefore = ownCpuSeconds();
    const runs = await this.play(clips, releaseAfterMs);
    const own = ownCpuSeconds() - ownBefore;
    const engineAfter = this.engineCpuSeconds();
    const engine = engineBefore === undefined || engineAfter === undefined ? undefined : engineAfter - engineBefore;
    const minutes = sum(clips.map((clip) => playedMs(clip, releaseAfterMs))) / 60_000;
    const cpu = { engine: engine === undefined ? undefined : engine / minutes, own: own / minutes };
    return { report: modeReport(releaseAfterMs, runs, cpu), runs };
  }

  /** Of each pair the short recording, the long one and the short one again: the machine is as quick for both. */
  async playPairs(pairs: readonly LongPair[], releaseAfterMs: number): Promise<LongReport> {
    const reports: PairReport[] = [];
    for (const { short, long } of pairs) {
      const before = await this.playOne(short, releaseAfterMs);
      const between = await this.playOne(long, releaseAfterMs);
      const after = await this.playOne(short, releaseAfterMs);
      reports.push({ longMs: between.latencyMs, shortMs: mean([before.latencyMs, after.latencyMs]) });
    }
    return longReport(releaseAfterMs, reports);
  }

  private async play(sounds: readonly SpokenSound[], releaseAfterMs: number): Promise<LiveRun[]> {
    const runs: LiveRun[] = [];
    for (const sound of sounds) runs.push(await this.playOne(sound, releaseAfterMs));
    return runs;
  }

  private async playOne(sound: SpokenSound, releaseAfterMs: number): Promise<LiveRun> {
    const run = await runLive(sound, releaseAfterMs, this.hearing, this.live);
    this.progress.step(playedMs(sound, releaseAfterMs), `the last text after ${run.latencyMs.toFixed(0)} ms`);
    return run;
  }

  private engineCpuSeconds(): number | undefined {
    return processUse(this.live.pid())?.cpuSeconds;
  }
}

/** Length of a sound as it is played, in milliseconds. */
export function playedMs(sound: SpokenSound, releaseAfterMs: number): number {
  return samplesToMs(untilRelease(sound, releaseAfterMs).length);
}
