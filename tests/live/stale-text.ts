import { join } from 'node:path';
import type { LiveLine } from '../../cli/live/live-line';
import { SpeechFinder } from '../../cli/live/spoken-sound';
import { readWholeSound } from '../../storage/whole-sound';
import { FRAME_SAMPLES } from '../../core/audio';
import { dictate } from '../../core/dictate';
import type { Engine, Heard } from '../../core/engine';
import { hurriedSound } from './hurried-sound';
import type { LiveSchedule, Release } from './schedule';

/** Clips of one to five seconds, so that many schedules fit into an hour. */
const CLIPS = ['ps_sense-0880', 'ps_sense-0890', 'ps_sense-0930', 'ps_goforward', 'ps_cards-001', 'ps_cards-003'];
const SPEECH = 'tests/fixtures/speech';
/** Left before and after the frames with speech. */
const EDGE_FRAMES = 2;

export interface LiveVerdict {
  readonly release: Release;
  /** What is wrong; `undefined` where nothing is. */
  readonly fault: string | undefined;
  /** Whisper had nothing left to do when the key came up. */
  readonly wasReady: boolean;
  /** More was decoded than the text needed: an early start was dropped. */
  readonly hasDropped: boolean;
}

/** The clips' speech, without the quiet around it. Throws where a fixture or the detector can't be had. */
export async function spokenClips(root: string, modelsFolder: string): Promise<readonly Int16Array[]> {
  const finder = await SpeechFinder.load(modelsFolder);
  if (!finder.ok) throw new Error(finder.failure.name);
  const clips: Int16Array[] = [];
  for (const name of CLIPS) {
    const samples = await readWholeSound(join(root, SPEECH, `en_${name}.wav`));
    if (!samples.ok) throw new Error(samples.failure.name);
    const { fromFrame, toFrame } = await finder.value.find(samples.value);
    const from = Math.max(0, fromFrame - EDGE_FRAMES) * FRAME_SAMPLES;
    clips.push(samples.value.slice(from, (toFrame + EDGE_FRAMES) * FRAME_SAMPLES));
  }
  await finder.value.release();
  return clips;
}

/**
 * Dictates the schedule live, and has the same engine hear the same sound once more with early starts off. Both cut the same
 * segments of the same samples, and the engine decodes greedily with the same threads, so texts must be equal to the letter:
 * any difference is a text of something that was not the final sound.
 */
export async function findStaleText(id: string, schedule: LiveSchedule, live: LiveLine): Promise<LiveVerdict> {
  const { engine, heard } = listened(live.engine);
  const wishes = {
    hearing: { language: 'en', early: true },
    limits: { minCharacters: 1, minWords: 1 },
    paste: false,
    keepRecording: false,
    keepNothing: false,
  };
  const before = live.clipboard.handedOver.length;
  const outcome = await dictate(id, hurriedSound(schedule), wishes, { ...live.line, engine });
  const reference = live.engine.hear({ language: 'en', early: false });
  reference.push(schedule.samples);
  const late = await reference.finish();
  const early = heard[0];
  if (!late.ok || early === undefined || outcome.kind === 'nothing') {
    return { release: schedule.release, fault: 'no text', wasReady: false, hasDropped: false };
  }
  const given = live.clipboard.handedOver.slice(before).map(({ text }) => text);
  const { encodeAfterReleaseMs, decodeAfterReleaseMs, decodeSteps } = early.timings;
  return {
    release: schedule.release,
    fault: faultOf(early, late.value, outcome.entry.text, given),
    wasReady: early.segments.length > 0 && encodeAfterReleaseMs + decodeAfterReleaseMs === 0,
    hasDropped: decodeSteps > late.value.timings.decodeSteps,
  };
}

function faultOf(early: Heard, late: Heard, kept: string, given: readonly string[]): string | undefined {
  const shape = ({ segments }: Heard): string =>
    JSON.stringify(segments.map(({ startMs, endMs, text }) => [startMs, endMs, text]));
  if (shape(early) !== shape(late)) return `heard ${shape(early)}, not ${shape(late)}`;
  if (kept !== late.text) return `kept “${kept}”, not “${late.text}”`;
  if (given.length > 1 || given.some((text) => text !== late.text)) return `delivered “${given.join('”, “')}”`;
  return undefined;
}

/** The engine, and what its hearings gave. */
function listened(engine: Engine): { readonly engine: Engine; readonly heard: Heard[] } {
  const heard: Heard[] = [];
  const hear: Engine['hear'] = (options) => {
    const hearing = engine.hear(options);
    return {
      push: (samples) => hearing.push(samples),
      drained: () => hearing.drained(),
      cancel: () => hearing.cancel(),
      finish: async () => {
        const result = await hearing.finish();
        if (result.ok) heard.push(result.value);
        return result;
      },
    };
  };
  return { engine: { ...engineMethods(engine), hear }, heard };
}

function engineMethods(engine: Engine): Omit<Engine, 'hear'> {
  return {
    load: () => engine.load(),
    state: () => engine.state(),
    onState: (listener) => engine.onState(listener),
    close: () => engine.close(),
  };
}
