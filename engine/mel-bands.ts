import { SAMPLE_RATE_HZ } from '../core/audio';
import { Fft } from './fft';
import { type MelFilter, melFilters } from './mel-filters';

export const WINDOW_SAMPLES = 400;
const BINS = WINDOW_SAMPLES / 2 + 1;

/** Quieter than this is silence; keeps the logarithm finite. */
const FLOOR = 1e-10;
export const SILENCE = Math.log10(FLOOR);

const HANN = Float64Array.from(
  { length: WINDOW_SAMPLES },
  (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / WINDOW_SAMPLES),
);

/** Windows of 400 samples to the energies of their mel bands, two windows at a time: one complex transform does both. */
export class MelBands {
  private readonly fft = new Fft(WINDOW_SAMPLES);
  private readonly windows = [new Float64Array(WINDOW_SAMPLES), new Float64Array(WINDOW_SAMPLES)] as const;
  private readonly powers = [new Float64Array(BINS), new Float64Array(BINS)] as const;
  private readonly filters: readonly MelFilter[];

  constructor(private readonly bands: number) {
    this.filters = melFilters(bands, BINS, SAMPLE_RATE_HZ);
  }

  /**
   * Fills one of the two windows.
   *
   * @param start place of its first sample; before 0 and from `length` on the sound is mirrored
   * @param length of the sound with the zeros behind it
   */
  fill(which: 0 | 1, samples: Int16Array, start: number, length: number): void {
    const window = this.windows[which];
    for (let i = 0; i < WINDOW_SAMPLES; i++) {
      let at = Math.abs(start + i);
      if (at >= length) at = 2 * (length - 1) - at;
      // Never read past the end: from then on V8 would box each sample it reads here.
      const sample = at < samples.length ? (samples[at] ?? 0) : 0;
      window[i] = (sample / 32768) * (HANN[i] ?? 0);
    }
  }

  /** The two windows' energies as decimal logarithms, [bands] each. */
  energies(): readonly [Float32Array, Float32Array] {
    const { re, im } = this.fft.transform({ re: this.windows[0], im: this.windows[1] });
    splitPowers(re, im, ...this.powers);
    return [this.logEnergies(this.powers[0]), this.logEnergies(this.powers[1])];
  }

  private logEnergies(power: Float64Array): Float32Array {
    const row = new Float32Array(this.bands);
    for (let band = 0; band < this.bands; band++) {
      const filter = this.filters[band];
      if (filter === undefined) continue;
      const { firstBin, weights } = filter;
      let energy = 0;
      for (let i = 0; i < weights.length; i++) energy += (power[firstBin + i] ?? 0) * (weights[i] ?? 0);
      row[band] = Math.log10(Math.max(energy, FLOOR));
    }
    return row;
  }
}

/** Two real signals went through one complex transform, as its real and imaginary part; symmetry takes them apart. */
function splitPowers(re: Float64Array, im: Float64Array, first: Float64Array, second: Float64Array): void {
  for (let k = 0; k < BINS; k++) {
    const mirror = (WINDOW_SAMPLES - k) % WINDOW_SAMPLES;
    const a = re[k] ?? 0;
    const b = im[k] ?? 0;
    const c = re[mirror] ?? 0;
    const d = im[mirror] ?? 0;
    first[k] = ((a + c) ** 2 + (b - d) ** 2) / 4;
    second[k] = ((b + d) ** 2 + (a - c) ** 2) / 4;
  }
}
