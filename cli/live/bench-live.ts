import { setTimeout as wait } from 'node:timers/promises';
import type { HearingOptions } from '../../core/engine';
import { LIVE } from '../../core/tuning';
import type { BenchLiveCommand } from '../arguments';
import { printFailure, printLine, printNote } from '../console';
import { readManifest, trustedClips } from '../../storage/clip-manifest';
import { readWholeSound } from '../../storage/whole-sound';
import { sum } from '../../core/statistics';
import { LiveBench, playedMs } from './live-bench';
import type { LiveLine } from './live-line';
import { type LiveReport, liveLines, missesOf, missingPairs } from './live-report';
import { runLive } from './live-run';
import { type LongPair, longPairs } from './long-pairs';
import { processUse } from './process-use';
import { Progress } from './progress';
import { SpeechFinder, type SpokenSound } from './spoken-sound';

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
    const samples = await readWholeSound(file);
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
  { language, releaseAfterMs: modes, speculation, json, long: withLong }: BenchLiveCommand,
  clips: readonly SpokenSound[],
  pairs: readonly LongPair[],
  live: LiveLine,
): Promise<number> {
  const hearing: HearingOptions = { language, early: speculation };
  // The first dictation of a process lays out memory: it is not what a user waits for every time.
  for (const clip of clips.slice(0, 1)) await runLive(clip, LIVE.limits[0].releaseAfterMs, hearing, live);

  const sounds = [...clips, ...pairs.flatMap(({ long, short }) => [short, long, short])];
  const lengths = modes.flatMap((afterMs) => sounds.map((sound) => playedMs(sound, afterMs)));
  const bench = new LiveBench(live, hearing, new Progress(lengths.length, sum(lengths)));
  const played = [];
  for (const afterMs of modes) played.push(await bench.playClips(clips, afterMs));
  const long = [];
  if (pairs.length > 0) for (const afterMs of modes) long.push(await bench.playPairs(pairs, afterMs));
  await wait(LIVE.idleAfterMs);
  const use = processUse(live.pid());

  const missing = withLong ? missingPairs(pairs.length) : [];
  const reports = played.map(({ report }) => report);
  const report: LiveReport = {
    live: true,
    language,
    speculation,
    modes: reports,
    long,
    rssBytes: use && { idle: use.rssBytes, peak: use.peakRssBytes },
    misses: speculation ? [...missesOf(reports, long), ...missing] : [],
  };
  for (const line of liveLines(report)) printLine(line);
  const results = played.flatMap(({ report: { releaseAfterMs }, runs }) =>
    runs.map((run) => ({ ...run, releaseAfterMs })),
  );
  printLine(JSON.stringify(json ? { ...report, results } : report));
  return report.misses.length === 0 ? 0 : 1;
}
