import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAME_MS, FRAME_SAMPLES, type SoundEvent } from '../../core/audio';
import { dictate } from '../../core/dictate';
import type { Engine } from '../../core/engine';
import { succeed } from '../../core/result';
import { type Segment, segmentsOf } from '../../core/segmenter';
import { SPEECH } from '../../core/tuning';
import { LocalHearing } from '../../engine/local-hearing';
import { WorkQueue } from '../../engine/work-queue';
import { FakeEngine } from '../fakes/engine';
import { fakeLine, WISHES } from '../fakes/line';
import { SlowModels } from '../fakes/slow-models';

const RUNS = 100;

/** A stretch of speech or silence, in frames. */
interface Stretch {
  readonly isSpeech: boolean;
  readonly frames: number;
}

interface Schedule {
  readonly stretches: readonly Stretch[];
  /** Frames that arrive at once, as after a busy moment of the other process. */
  readonly burst: number;
  readonly stepsPerRun: number;
  /** Steps that the model makes while a frame is spoken. */
  readonly stepsPerFrame: number;
}

/** Lengths around those at which something happens: the margin (6 frames), the pauses that end a segment (22, 94), its limits (250, 781). */
const speech = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 240, max: 300 }));
const pause = fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 85, max: 110 }));
const schedules: fc.Arbitrary<Schedule> = fc.record({
  stretches: fc
    .array(fc.tuple(speech, pause), { minLength: 1, maxLength: 6 })
    .map((pairs) =>
      pairs.flatMap(([said, quiet]) => [
        { isSpeech: true, frames: said },
        { isSpeech: false, frames: quiet },
      ]),
    )
    // The key comes up in the pause, or in the middle of a word.
    .chain((stretches) =>
      fc.boolean().map((inWord) => (inWord ? [...stretches, { isSpeech: true, frames: 4 }] : stretches)),
    ),
  burst: fc.integer({ min: 1, max: 5 }),
  stepsPerRun: fc.integer({ min: 1, max: 30 }),
  stepsPerFrame: fc.integer({ min: 0, max: 3 }),
});

/** One number for each frame: the word it belongs to, or 0. */
function framesOf(stretches: readonly Stretch[]): number[] {
  return stretches.flatMap(({ isSpeech, frames }, index) => Array<number>(frames).fill(isSpeech ? index + 1 : 0));
}

/** The segments that the words are written from in the end, by the segmenter alone. */
function finalSegments(frames: readonly number[]): ReadonlySet<string> {
  const segments = segmentsOf(frames.map((word) => ({ speechProbability: word === 0 ? 0 : 1, energy: word * word })));
  return new Set(segments.filter((segment) => segment.speechFrames * FRAME_MS >= SPEECH.minSpeechMs).map(boundsOf));
}

function boundsOf({ fromFrame, toFrame }: Segment): string {
  return `${String(fromFrame)}-${String(toFrame)}`;
}

/** Lets everything that does not wait for the model go on. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface Said {
  readonly delivered: readonly string[];
  readonly models: SlowModels;
}

/** Dictates the schedule through the line, from frames to delivery. */
async function say(schedule: Schedule, early: boolean): Promise<Said> {
  const frames = framesOf(schedule.stretches);
  const models = new SlowModels(schedule.stepsPerRun);
  const queue = new WorkQueue();
  const engine: Engine = new FakeEngine();
  engine.hear = (options) => new LocalHearing(options, Promise.resolve(succeed(models)), queue, () => undefined);
  const line = fakeLine();
  async function* sound(): AsyncGenerator<SoundEvent> {
    for (const [index, word] of frames.entries()) {
      yield { kind: 'frame', samples: new Int16Array(FRAME_SAMPLES).fill(word) };
      if ((index + 1) % schedule.burst !== 0) continue;
      await settle();
      expectStaleStopped(models, frames);
      for (let step = 0; step < schedule.stepsPerFrame * schedule.burst; step++) {
        models.step();
        await settle();
      }
    }
    yield { kind: 'end', ending: 'released' };
  }
  let isOver = false;
  const wishes = { ...WISHES, hearing: { language: 'en', early } };
  const done = dictate('a', sound(), wishes, { ...line, engine }).finally(() => (isOver = true));
  while (!isOver) {
    await settle();
    models.step();
  }
  await done;
  return { delivered: line.deliverer.texts, models };
}

/** Whoever began in a pause that is over by now, and not for a segment that stays, has been told to stop: it makes no step more. */
function expectStaleStopped({ runs, heardFrames }: SlowModels, frames: readonly number[]): void {
  const stays = finalSegments(frames);
  for (const { segment, signal } of runs) {
    const isStale = !stays.has(boundsOf(segment));
    const wentOn = frames.slice(segment.speechToFrame, heardFrames).some((word) => word !== 0);
    if (isStale && wentOn) expect(signal.aborted, boundsOf(segment)).toBe(true);
  }
}

describe('an early start, whatever the pauses and whenever the key comes up', () => {
  it(
    'never changes what is delivered, stops when the user goes on, and is made once a pause',
    { timeout: 240_000 },
    async () => {
      let [taken, stale] = [0, 0];
      await fc.assert(
        fc.asyncProperty(schedules, async (schedule) => {
          const late = await say(schedule, false);
          const { delivered, models } = await say(schedule, true);
          expect(delivered).toEqual(late.delivered);

          const stays = finalSegments(framesOf(schedule.stretches));
          const bounds = models.runs.map(({ segment }) => boundsOf(segment));
          // What stays is written once, and its early text is the one that is taken.
          expect(bounds.filter((one) => stays.has(one)).sort()).toEqual([...stays].sort());
          const inPauses = models.runs
            .filter(({ segment }) => !stays.has(boundsOf(segment)))
            .map(({ segment }) => `${String(segment.fromFrame)}: pause at ${String(segment.speechToFrame)}`);
          expect(new Set(inPauses).size).toBe(inPauses.length);
          stale += inPauses.length;
          taken += models.runs.length - inPauses.length;
          expect(late.models.runs).toHaveLength(stays.size);
        }),
        { numRuns: RUNS },
      );
      // The schedules reach both ends of it.
      expect(taken).toBeGreaterThan(RUNS / 2);
      expect(stale).toBeGreaterThan(RUNS / 4);
    },
  );
});
