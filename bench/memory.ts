import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { modelsFolder } from '../cli/models-folder';
import { readWholeSound } from '../storage/whole-sound';
import { sum } from '../core/statistics';
import { CAPTURE, ENGINE } from '../core/tuning';
import { forkChild } from '../engine/fork-child';
import { FrameCutter } from '../engine/frame-cutter';
import { energyOf } from '../engine/frame-energy';
import { unloadWhenIdle } from '../engine/idle-unload';
import { createRemoteEngine } from '../engine/remote-engine';

const LANGUAGE = 'en';
/** Real speech of 1 to 11 s; after this many dictations every length has been seen a few times. */
const CLIPS = ['en_ps_cards-001', 'en_ps_goforward', 'en_jfk'];
const WARM_RUNS = 50;
/** Every so many dictations half a minute without a pause: its first segment is as long as segments get. */
const LONG_EVERY_RUNS = 25;
const LONG_CLIPS = [
  'en_jfk',
  'en_ps_sense-0890',
  'en_ps_goforward',
  'en_ps_sense-0880',
  'en_ps_cards-003',
  'en_ps_sense-0930',
  'en_ps_cards-004',
  'en_ps_cards-001',
];
/** Quiet for longer is cut out; far less than what ends a segment. */
const LONGEST_QUIET_FRAMES = 4;
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
  const sounds = await Promise.all(CLIPS.map(readFixture));
  const long = withoutPauses(await Promise.all(LONG_CLIPS.map(readFixture)));
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
  // The first of the short ones.
  await dictate(CLIPS.length);
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

/** The sounds one after the other, without their long quiet stretches. */
function withoutPauses(sounds: readonly Int16Array[]): Int16Array {
  const kept: number[] = [];
  for (const sound of sounds) {
    const frames = new FrameCutter().add(sound);
    const loudest = Math.max(...frames.map(energyOf));
    let quiet = 0;
    for (const frame of frames) {
      quiet = energyOf(frame) < loudest * CAPTURE.quietShare ? quiet + 1 : 0;
      if (quiet <= LONGEST_QUIET_FRAMES) kept.push(...frame);
    }
  }
  return Int16Array.from(kept);
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
