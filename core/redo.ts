import { samplesToMs } from './audio';
import { conclude } from './conclude';
import type { Engine, Heard, HearingOptions } from './engine';
import type { Entry } from './entry';
import type { EngineFailure, StorageFailure } from './failure';
import type { Line, Outcome, Wishes } from './line';
import { fail, type Result, succeed } from './result';

/**
 * The same line once more, from the sound that was kept: *Retry*, *Bring back*, and recovery at start.
 *
 * @returns the outcome, or `recording-gone` where the sound is no longer there, `recording-failed` where the disk says no
 */
export async function redo(
  sessionId: string,
  origin: Exclude<Entry['origin'], 'dictated'>,
  startedAtMs: number,
  wishes: Wishes,
  line: Line,
): Promise<Result<Outcome, StorageFailure>> {
  const releasedAtMs = line.clock.steadyMs();
  const frames = await line.recordings.open(sessionId);
  if (!frames.ok) return fail(frames.failure);
  line.report(sessionId, { kind: 'thinking' });
  let samples = 0;
  const heard = await hearRecording(
    counted(frames.value, (count) => (samples += count)),
    wishes.hearing,
    line.engine,
  );
  const utterance = {
    id: sessionId,
    startedAtMs,
    durationMs: samplesToMs(samples),
    releasedAtMs,
    origin,
    hasRecording: true,
  };
  return succeed(await conclude(utterance, heard, wishes, line));
}

/** Feeds recorded sound to the engine, no faster than it can take it. Throws what `frames` throws, with the hearing called off. */
export async function hearRecording(
  frames: AsyncIterable<Int16Array>,
  options: HearingOptions,
  engine: Engine,
): Promise<Result<Heard, EngineFailure>> {
  const hearing = engine.hear(options);
  try {
    for await (const samples of frames) {
      hearing.push(samples);
      await hearing.drained();
    }
  } catch (error) {
    hearing.cancel();
    throw error;
  }
  return hearing.finish();
}

/** The same sound, its samples counted as they pass. */
export async function* counted(
  frames: AsyncIterable<Int16Array>,
  count: (samples: number) => void,
): AsyncGenerator<Int16Array> {
  for await (const samples of frames) {
    count(samples.length);
    yield samples;
  }
}
