import { join } from 'node:path';
import type { LiveLine } from '../../cli/live/live-line';
import { SpeechFinder } from '../../cli/live/spoken-sound';
import { readWholeSound } from '../../storage/whole-sound';
import { FRAME_SAMPLES } from '../../core/audio';
import { dictate } from '../../core/dictate';
import type { Engine, Heard } from '../../core/engine';
import { hurriedSound } from './hurried-sound';
import type { LiveSchedule, Release } from './schedule';
import type { TextJudge } from './text-judge';

/** Clips of one to five seconds, so that many schedules fit into an hour. */
const CLIPS = ['ps_sense-0880', 'ps_sense-0890', 'ps_sense-0930', 'ps_goforward', 'ps_cards-001', 'ps_cards-003'];
const SPEECH = 'tests/fixtures/speech';
/** Left before and after the frames with speech. */
const EDGE_FRAMES = 2;

export interface LiveVerdict {
  readonly release: Release;
  /** What is wrong; `undefined` where nothing is. */
  readonly fault: string | undefined;
  /** The text is not the one without early starts to the letter, but one of the same sound. */
  readonly isRounded: boolean;
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
 * segments of the same samples. Their texts are mostly equal to the letter; where one is not, because drafts are rounded
 * otherwise, `judge` must find that it is a text of the final sound all the same.
 */
export async function findStaleText(
  id: string,
  schedule: LiveSchedule,
  live: LiveLine,
  judge: TextJudge,
): Promise<LiveVerdict> {
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
    return { release: schedule.release, fault: 'no text', isRounded: false, wasReady: false, hasDropped: false };
  }
  const given = live.clipboard.handedOver.slice(before).map(({ text }) => text);
  const { encodeAfterReleaseMs, decodeAfterReleaseMs, decodeSteps } = early.timings;
  const staleSegment = await findStaleSegment(early, late.value, schedule.samples, judge);
  return {
    release: schedule.release,
    fault: staleSegment ?? faultOf(early.text, outcome.entry.text, given),
    isRounded: staleSegment === undefined && early.text !== late.value.text,
    wasReady: early.segments.length > 0 && encodeAfterReleaseMs + decodeAfterReleaseMs === 0,
    hasDropped: decodeSteps > late.value.timings.decodeSteps,
  };
}

async function findStaleSegment(
  early: Heard,
  late: Heard,
  samples: Int16Array,
  judge: TextJudge,
): Promise<string | undefined> {
  const bounds = ({ segments }: Heard): string =>
    JSON.stringify(segments.map(({ startMs, endMs }) => [startMs, endMs]));
  if (bounds(early) !== bounds(late)) return `segments ${bounds(early)}, not ${bounds(late)}`;
  for (const [index, segment] of early.segments.entries()) {
    const other = late.segments[index]?.text ?? '';
    if (segment.text === other || (await judge.isOf(segment, samples))) continue;
    return `heard “${segment.text}”, not “${other}”`;
  }
  return undefined;
}

function faultOf(heard: string, kept: string, given: readonly string[]): string | undefined {
  if (kept !== heard) return `kept “${kept}”, not “${heard}”`;
  if (given.length > 1 || given.some((text) => text !== heard)) return `delivered “${given.join('”, “')}”`;
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
