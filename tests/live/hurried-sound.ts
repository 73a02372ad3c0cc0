import { setTimeout as wait } from 'node:timers/promises';
import { FRAME_SAMPLES, msToSamples, samplesToMs, type SoundEvent } from '../../core/audio';
import type { LiveSchedule } from './schedule';

/** So close to a turn, and to the release, sound keeps the pace of speech: there the engine begins, is stopped, or is late. */
const NEAR_SAMPLES = msToSamples(400);
/** In the middle of speech nothing is decided, so that it may come faster. */
const HURRY = 4;

/** The schedule's frames, in pauses and near each turn when they were spoken; then the key comes up. */
export async function* hurriedSound({ samples, turns }: LiveSchedule): AsyncGenerator<SoundEvent, void> {
  let dueMs = performance.now();
  for (let at = 0; at < samples.length; at += FRAME_SAMPLES) {
    const to = Math.min(at + FRAME_SAMPLES, samples.length);
    dueMs += samplesToMs(to - at) / (isMidSpeech(at, samples.length, turns) ? HURRY : 1);
    await wait(Math.max(0, dueMs - performance.now()));
    yield { kind: 'frame', samples: samples.slice(at, to) };
  }
  yield { kind: 'end', ending: 'released' };
}

/** Turns are beginnings and ends of speech in turn. */
function isMidSpeech(at: number, length: number, turns: readonly number[]): boolean {
  const isSpeech = turns.filter((turn) => turn <= at).length % 2 === 1;
  return isSpeech && [...turns, length].every((turn) => Math.abs(turn - at) > NEAR_SAMPLES);
}
