import { FRAME_SAMPLES, msToSamples } from '../../core/audio';
import { LIVE } from '../../core/tuning';

/**
 * The sound with `samples` more of its own background at the end, so that a pause sounds like the room and not like digital
 * silence: its quietest stretch, forwards and backwards in turn, with one step of noise where that stretch is all zeros.
 */
export function withBackground(sound: Int16Array, samples: number): Int16Array {
  const floor = quietestStretch(sound);
  const longer = new Int16Array(sound.length + samples);
  longer.set(sound);
  const isDead = floor.every((sample) => sample === 0);
  for (let i = 0; i < samples; i++) longer[sound.length + i] = isDead ? dither(i) : mirrored(floor, i);
  return longer;
}

function quietestStretch(sound: Int16Array): Int16Array {
  const length = Math.min(msToSamples(LIVE.floorMs), sound.length);
  let quietest = sound.subarray(0, length);
  let least = Infinity;
  for (let at = 0; at + length <= sound.length; at += FRAME_SAMPLES) {
    const stretch = sound.subarray(at, at + length);
    const energy = stretch.reduce((sum, sample) => sum + sample * sample, 0);
    if (energy >= least) continue;
    least = energy;
    quietest = stretch;
  }
  return quietest;
}

/** Forwards, then backwards, so that no end meets a beginning with a click. */
function mirrored(floor: Int16Array, index: number): number {
  if (floor.length < 2) return floor[0] ?? 0;
  const period = 2 * (floor.length - 1);
  const at = index % period;
  return floor[at < floor.length ? at : period - at] ?? 0;
}

/** -1, 0 or 1, the same at each run. */
function dither(index: number): number {
  return ((Math.imul(index + 1, 0x9e3779b1) >>> 16) % 3) - 1;
}
