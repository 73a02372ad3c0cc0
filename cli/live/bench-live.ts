import { setTimeout as wait } from 'node:timers/promises';
import { samplesToMs } from '../../core/audio';
import type { HearingOptions } from '../../core/engine';
import { LIVE } from '../../core/tuning';
import type { BenchLiveCommand } from '../arguments';
import { printFailure, printLine, printNote } from '../console';
import { readManifest, trustedClips } from '../manifest';
import { readClip } from '../sound-file';
import { sum } from '../statistics';
import type { LiveLine } from './live-line';
import { type LiveReport, liveLines, longReport, missesOf, modeReport } from './live-report';
import { type LiveRun, runLive } from './live-run';
import { longPairs } from './long-pairs';
import { ownCpuSeconds, processUse } from './process-use';
import { Progress } from './progress';
import { SpeechFinder, type SpokenSound, untilRelease } from './spoken-sound';

/**
 * `dictum bench --live`: plays clips at the pace of speech through the app's line, lets the key up and times the text.
 *
 * @returns the exit code: 1 where a limit of LIVE is missed or a clip can't be had
 */
export async function runBenchLive(command: BenchLiveCommand, modelsFolder: string, live: LiveLine): Promise<number> {
  const manifest = await readManifest(command.manifest);
  const listed = manifest.ok ? trustedClips(manifest.value, command.language).slice(0, command.limit) : [];
  if (!manifest.ok || listed.length === 0) {
    const trouble = manifest.ok ? `No clip has the language ${command.language} and no doubt.` : manifest.failure;
    printNote(`dictum: ${command.manifest}: ${trouble}`);
    return 1;
  }
  const loaded = await live.engine.load();
  const finder = await SpeechFinder.load(modelsFolder);
  if (!loaded.ok || !finder.ok) {
    if (!loaded.ok) printFailure(loaded.failure);
    else if (!finder.ok) printFailure(finder.failure);
    return 1;
  }
  const clips: SpokenSound[] = [];
  for (const { id, file, text } of listed) {
    const samples = await readClip(file);
    if (!samples.ok) {
      printFailure(samples.failure, file);
      return 1;
    }
    const { toFrame: speechEndFrame } = await finder.value.find(samples.value);
    if (speechEndFrame > 0) clips.push({ id, text, samples: samples.value, speechEndFrame });
    else printNote(`dictum: ${file}: the detector hears nobody; left out`);
  }
  const pairs = command.long ? await longPairs(clips, finder.value) : [];
  await finder.value.release();
  return measure(command, clips, pairs, live);
}

async function measure(
  { language, releaseAfterMs: modes, speculation, json }: BenchLiveCommand,
  clips: readonly SpokenSound[],
  pairs: Awaited<ReturnType<typeof longPairs>>,
  live: LiveLine,
): Promise<number> {
  const hearing: HearingOptions = { language, early: speculation };
  const everything = modes.flatMap((afterMs) =>
    [...clips, ...pairs.flatMap(({ long, short }) => [short, long])].map((sound) => playedMs(sound, afterMs)),
  );
  // The first dictation of a process lays out memory: it is not what a user waits for every time.
  for (const clip of clips.slice(0, 1)) await runLive(clip, LIVE.limits[0].releaseAfterMs, hearing, live);
  const progress = new Progress(everything.length, sum(everything));
  const play = async (sounds: readonly SpokenSound[], afterMs: number): Promise<LiveRun[]> => {
    const runs: LiveRun[] = [];
    for (const sound of sounds) {
      const run = await runLive(sound, afterMs, hearing, live);
      runs.push(run);
      progress.step(playedMs(sound, afterMs), `the last text after ${run.latencyMs.toFixed(0)} ms`);
    }
    return runs;
  };

  const reports = [];
  const longReports = [];
  const results: (LiveRun & { readonly releaseAfterMs: number })[] = [];
  for (const afterMs of modes) {
    const before = { engine: processUse(live.pid())?.cpuSeconds, own: ownCpuSeconds() };
    const runs = await play(clips, afterMs);
    const minutes = sum(clips.map((clip) => playedMs(clip, afterMs))) / 60_000;
    const after = processUse(live.pid())?.cpuSeconds;
    const engine = after === undefined || before.engine === undefined ? undefined : (after - before.engine) / minutes;
    reports.push(modeReport(afterMs, runs, { engine, own: (ownCpuSeconds() - before.own) / minutes }));
    results.push(...runs.map((run) => ({ ...run, releaseAfterMs: afterMs })));
  }
  for (const afterMs of pairs.length === 0 ? [] : modes) {
    const shorts = await play(
      pairs.map(({ short }) => short),
      afterMs,
    );
    const longs = await play(
      pairs.map(({ long }) => long),
      afterMs,
    );
    longReports.push(longReport(afterMs, longs, shorts));
  }
  await wait(LIVE.idleAfterMs);
  const use = processUse(live.pid());
  const report: LiveReport = {
    live: true,
    language,
    speculation,
    modes: reports,
    long: longReports,
    rssBytes: use && { idle: use.rssBytes, peak: use.peakRssBytes },
    misses: speculation ? missesOf(reports, longReports) : [],
  };
  for (const line of liveLines(report)) printLine(line);
  printLine(JSON.stringify(json ? { ...report, results } : report));
  return report.misses.length === 0 ? 0 : 1;
}

function playedMs(sound: SpokenSound, releaseAfterMs: number): number {
  return samplesToMs(untilRelease(sound, releaseAfterMs).length);
}
