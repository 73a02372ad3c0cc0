import { setTimeout as wait } from 'node:timers/promises';
import { FRAME_SAMPLES, samplesToMs, type SoundEvent } from '../../core/audio';

/**
 * Sound as a microphone gives it: each frame when its last sample was spoken, by the steady clock, so that no lateness adds
 * up. Then the key comes up, with what was spoken of a frame by then.
 *
 * @param samples from the key going down to its coming up
 * @param onRelease told the moment of the key coming up, on the steady clock: the planned one, lateness of timers counts as waiting
 */
export async function* pacedSound(
  samples: Int16Array,
  onRelease: (atMs: number) => void,
): AsyncGenerator<SoundEvent, void> {
  const startMs = performance.now();
  for (let at = 0; at < samples.length; at += FRAME_SAMPLES) {
    const to = Math.min(at + FRAME_SAMPLES, samples.length);
    await untilMs(startMs + samplesToMs(to));
    yield { kind: 'frame', samples: samples.slice(at, to) };
  }
  onRelease(startMs + samplesToMs(samples.length));
  yield { kind: 'end', ending: 'released' };
}

/** A timer may be up to a millisecond early. */
async function untilMs(dueMs: number): Promise<void> {
  for (let leftMs = dueMs - performance.now(); leftMs > 0; leftMs = dueMs - performance.now()) await wait(leftMs);
}
