import type { Engine } from '../core/engine';
import type { BenchCommand } from './arguments';
import { benchReport, reportLines } from './bench-report';
import { printFailure, printLine, printNote } from './console';
import { type ClipResult, hearClip } from './hear-clip';
import { showProgress } from './progress';
import { type Clip, NON_SPEECH, readManifest, trustedClips } from '../storage/clip-manifest';
import { readWholeSound } from '../storage/whole-sound';

const BYTES_PER_KIB = 1024;

/** `dictum bench`: every trusted clip of a language, one after the other. Returns the exit code. */
export async function runBench(command: BenchCommand, engine: Engine): Promise<number> {
  const manifest = await readManifest(command.manifest);
  const clips = manifest.ok ? trustedClips(manifest.value, command.language).slice(0, command.limit) : [];
  if (!manifest.ok || clips.length === 0) {
    const trouble = manifest.ok ? `No clip has the language ${command.language} and no doubt.` : manifest.failure;
    printNote(`dictum: ${command.manifest}: ${trouble}`);
    return 1;
  }
  const loaded = await engine.load();
  if (!loaded.ok) {
    printFailure(loaded.failure);
    return 1;
  }
  const silent = manifest.value.filter((clip) => command.nonspeech && clip.language === NON_SPEECH);
  for (const clip of clips.slice(0, 1)) await warmUp(clip, command.language, engine);
  const speech = await hearAll(clips, command.language, engine);
  const nonspeech = await hearAll(silent, command.language, engine);
  const peakRssBytes = process.resourceUsage().maxRSS * BYTES_PER_KIB;
  const report = benchReport(speech.results, command.nonspeech ? nonspeech.results : undefined, peakRssBytes);
  for (const line of reportLines(report)) printLine(line);
  if (command.json) printLine(JSON.stringify(report));
  return speech.failures + nonspeech.failures === 0 ? 0 : 1;
}

/** The first run of each network allocates and plans: it is not what a user waits for every time. */
async function warmUp(clip: Clip, language: string, engine: Engine): Promise<void> {
  const samples = await readWholeSound(clip.file);
  if (samples.ok) await hearClip(clip, samples.value, language, engine);
}

async function hearAll(
  clips: readonly Clip[],
  language: string,
  engine: Engine,
): Promise<{ results: ClipResult[]; failures: number }> {
  const results: ClipResult[] = [];
  for (const [index, clip] of clips.entries()) {
    const samples = await readWholeSound(clip.file);
    const heard = samples.ok ? await hearClip(clip, samples.value, language, engine) : samples;
    if (heard.ok) results.push(heard.value);
    else printFailure(heard.failure, clip.file);
    showProgress(index + 1, clips.length);
  }
  return { results, failures: clips.length - results.length };
}
