import { frontEndOf, HOP_SAMPLES } from './log-mel';
import { type MelBands, WINDOW_SAMPLES } from './mel-bands';

const HALF = WINDOW_SAMPLES / 2;
/** The hops before it reach back before the start, where features have a mirror. */
const FIRST_HOP = Math.ceil(HALF / HOP_SAMPLES);

/** Mel energies of sound while it comes: each hop's as soon as the sound of its window is in, so that none is left to do at the end. */
export class RunningMel {
  private readonly frontEnd: MelBands;
  /** From FIRST_HOP on. */
  private readonly hops: Float32Array[] = [];
  /** Sound from the start of the next hop's window on. */
  private rest = new Int16Array(0);
  private skip = FIRST_HOP * HOP_SAMPLES - HALF;

  constructor(bands: number) {
    this.frontEnd = frontEndOf(bands);
  }

  add(samples: Int16Array): void {
    const skipped = Math.min(this.skip, samples.length);
    this.skip -= skipped;
    const sound = new Int16Array(this.rest.length + samples.length - skipped);
    sound.set(this.rest);
    sound.set(samples.subarray(skipped), this.rest.length);
    let start = 0;
    for (; start + HOP_SAMPLES + WINDOW_SAMPLES <= sound.length; start += 2 * HOP_SAMPLES) {
      this.frontEnd.fill(0, sound, start, sound.length);
      this.frontEnd.fill(1, sound, start + HOP_SAMPLES, sound.length);
      this.hops.push(...this.frontEnd.energies());
    }
    this.rest = sound.slice(start);
  }

  /** Hops whose window lies within the first `samples` and has come, by their place; [bands] each. */
  hopsWithin(samples: number): readonly (Float32Array | undefined)[] {
    return Array.from({ length: Math.ceil(samples / HOP_SAMPLES) }, (_, hop) =>
      hop * HOP_SAMPLES + HALF <= samples ? this.hops[hop - FIRST_HOP] : undefined,
    );
  }
}
