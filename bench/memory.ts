import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { modelsFolder } from '../cli/models-folder';
import { readWholeSound } from '../storage/whole-sound';
import { FRAME_SAMPLES, msToSamples } from '../core/audio';
import { sum } from '../core/statistics';
import { CAPTURE, ENGINE } from '../core/tuning';
import { forkChild } from '../engine/fork-child';
import { energyOf } from '../engine/frame-energy';
import { unloadWhenIdle } from '../engine/idle-unload';
import { createRemoteEngine } from '../engine/remote-engine';

const LANGUAGE = 'en';
/** Real speech of 1 to 11 s; after this many dictations every length has been seen a few times. */
const CLIPS = ['en_ps_cards-001', 'en_ps_goforward', 'en_jfk'];
const WARM_RUNS = 50;
/** Every so many dictations a long one without a pause: its segments are the longest there are. */
const LONG_EVERY_RUNS = 25;
const LONG_MS = 60_000;
const IDLE_MS = 2_000;
/** The collection between two dictations is part of what is measured; a moment longer than ENGINE.tidyAfterMs. */
const PAUSE_MS = ENGINE.tidyAfterMs + 100;

/** Memory of the engine's process: loaded, used, after many dictations, after its unloading. Returns the exit code. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { runs: { type: 'string', default: '500' } } });
  const runs = Number(values.runs);
  const children: ReturnType<typeof forkChild>[] = [];
  const script = join(process.cwd(), 'dist/engine-process.cjs');
  const remote = createRemoteEngine(() => {
    const child = forkChild({ script, modelsFolder: modelsFolder() });
    children.push(child);
    return child;
  });
  const engine = unloadWhenIdle(remote, () => IDLE_MS);
  const memory = (): number => sum(children.map(({ pid }) => residentMegabytes(pid)));
  const sounds = await Promise.all(CLIPS.map((name) => readFixture(name)));
  const long = withoutPauses(sounds, LONG_MS);
  const dictate = async (run: number): Promise<void> => {
    const hearing = engine.hear({ language: LANGUAGE });
    hearing.push(run % LONG_EVERY_RUNS === 0 ? long : (sounds[run % sounds.length] ?? new Int16Array()));
    const heard = await hearing.finish();
    if (!heard.ok || heard.value.text === '') throw new Error('a dictation gave no text');
    await sleep(PAUSE_MS);
  };

  const ownBefore = residentMegabytes(process.pid);
  const loaded = await engine.load();
  if (!loaded.ok) throw new Error(loaded.failure.name);
  await sleep(PAUSE_MS);
  const loadedMegabytes = memory();
  let peakMegabytes = loadedMegabytes;
  let usedMegabytes = 0;
  for (let run = 0; run < runs + WARM_RUNS; run++) {
    await dictate(run);
    peakMegabytes = Math.max(peakMegabytes, memory());
    if (run === WARM_RUNS - 1) usedMegabytes = memory();
  }
  const endMegabytes = memory();
  const processes = children.length;
  await sleep(2 * IDLE_MS);
  // What the engine left in this process counts as not given back.
  const unloadedMegabytes = memory() + Math.max(0, residentMegabytes(process.pid) - ownBefore);
  const again = performance.now();
  await dictate(0);
  const figures = {
    runs,
    loadedMegabytes,
    usedMegabytes,
    peakMegabytes,
    endMegabytes,
    growthShare: endMegabytes / usedMegabytes - 1,
    unloadedMegabytes,
    givenBackShare: 1 - unloadedMegabytes / endMegabytes,
    reloadAndTextMs: performance.now() - again - PAUSE_MS,
  };
  await engine.close();
  const shortfalls = [
    figures.peakMegabytes > ENGINE.maxUsedMegabytes && 'more memory than asked',
    figures.growthShare > ENGINE.maxGrowthShare && 'it grows',
    figures.givenBackShare < ENGINE.minGivenBackShare && 'too little comes back',
    processes !== 1 && 'the engine ended in between',
  ].filter((shortfall) => shortfall !== false);
  for (const shortfall of shortfalls) console.log(`short: ${shortfall}`);
  console.log(JSON.stringify({ ...figures, shortfalls }));
  return shortfalls.length === 0 ? 0 : 1;
}

/** The sounds again and again, their quiet frames left out, for so long. */
function withoutPauses(sounds: readonly Int16Array[], ms: number): Int16Array {
  const loud: number[] = [];
  for (const sound of sounds) {
    const frames = [];
    for (let at = 0; at < sound.length; at += FRAME_SAMPLES) frames.push(sound.subarray(at, at + FRAME_SAMPLES));
    const loudest = Math.max(...frames.map(energyOf));
    for (const frame of frames) if (energyOf(frame) >= loudest * CAPTURE.quietShare) loud.push(...frame);
  }
  return Int16Array.from({ length: msToSamples(ms) }, (_, at) => loud[at % loud.length] ?? 0);
}

/** Resident memory of a process, 0 where it is gone. Linux and macOS. */
function residentMegabytes(pid: number | undefined): number {
  try {
    return (Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024) / 1e6;
  } catch {
    return 0;
  }
}

async function readFixture(name: string): Promise<Int16Array> {
  const samples = await readWholeSound(join(process.cwd(), `tests/fixtures/speech/${name}.wav`));
  if (!samples.ok) throw new Error(`${name}: ${samples.failure.name}`);
  return samples.value;
}

void main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(`bench:memory: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  },
);
