import { SAMPLE_RATE_HZ } from '../core/audio';
import { Fft } from './fft';
import { type MelFilter, melFilters } from './mel-filters';

/** Whisper's front end (paper, section 2.2): 25 ms windows every 10 ms, 80 mel bands; large-v3 has 128. */
export const MEL_BANDS = 80;
export const HOP_SAMPLES = 160;
const WINDOW_SAMPLES = 400;
const BINS = WINDOW_SAMPLES / 2 + 1;

/** Quieter than this is silence; keeps the logarithm finite. */
const FLOOR = 1e-10;
/** Whisper looks 8 powers of ten below the loudest place, no further. */
const RANGE = 8;

const HANN = Float64Array.from(
  { length: WINDOW_SAMPLES },
  (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / WINDOW_SAMPLES),
);
const FILTERS = new Map<number, MelFilter[]>();

/**
 * Whisper's features: the log-mel spectrogram, scaled so that the loudest value is near 1.
 *
 * @param samples mono 16 kHz int16
 * @param windowSamples length to which zeros are added behind the sound; a multiple of the hop
 * @param bands what the model was trained with: 80, or 128
 * @returns [bands × windowSamples / 160 hops], band by band
 */
export function logMel(samples: Int16Array, windowSamples: number, bands = MEL_BANDS): Float32Array {
  const hops = windowSamples / HOP_SAMPLES;
  const filters = FILTERS.get(bands) ?? melFilters(bands, BINS, SAMPLE_RATE_HZ);
  FILTERS.set(bands, filters);
  const mel = new Float32Array(bands * hops);
  const fft = new Fft(WINDOW_SAMPLES);
  const first = new Float64Array(WINDOW_SAMPLES);
  const second = new Float64Array(WINDOW_SAMPLES);
  const powers = [new Float64Array(BINS), new Float64Array(BINS)] as const;
  // Hops that hold nothing but the zeros behind the sound all come out at the floor.
  const heardHops = Math.min(hops, Math.ceil((samples.length + WINDOW_SAMPLES / 2) / HOP_SAMPLES) + 1);
  mel.fill(Math.log10(FLOOR));
  let loudest = Math.log10(FLOOR);
  for (let hop = 0; hop < heardHops; hop += 2) {
    fillWindow(first, samples, hop, windowSamples);
    fillWindow(second, samples, hop + 1, windowSamples);
    const spectrum = fft.transform({ re: first, im: second });
    splitPowers(spectrum.re, spectrum.im, powers[0], powers[1]);
    for (let which = 0; which < 2 && hop + which < hops; which++) {
      const power = which === 0 ? powers[0] : powers[1];
      loudest = Math.max(loudest, writeBands(power, filters, mel, hop + which, hops));
    }
  }
  const least = loudest - RANGE;
  for (let i = 0; i < mel.length; i++) mel[i] = (Math.max(mel[i] ?? 0, least) + 4) / 4;
  return mel;
}

/** One Hann window, centred on the hop; before the start and behind the end the sound is mirrored. */
function fillWindow(window: Float64Array, samples: Int16Array, hop: number, windowSamples: number): void {
  const start = hop * HOP_SAMPLES - WINDOW_SAMPLES / 2;
  for (let i = 0; i < WINDOW_SAMPLES; i++) {
    let at = Math.abs(start + i);
    if (at >= windowSamples) at = 2 * (windowSamples - 1) - at;
    // Never read past the end: from then on V8 would box each sample it reads here.
    const sample = at < samples.length ? (samples[at] ?? 0) : 0;
    window[i] = (sample / 32768) * (HANN[i] ?? 0);
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

function writeBands(
  power: Float64Array,
  filters: readonly MelFilter[],
  mel: Float32Array,
  hop: number,
  hops: number,
): number {
  let loudest = -Infinity;
  filters.forEach(({ firstBin, weights }, band) => {
    let energy = 0;
    for (let i = 0; i < weights.length; i++) energy += (power[firstBin + i] ?? 0) * (weights[i] ?? 0);
    const value = Math.log10(Math.max(energy, FLOOR));
    mel[band * hops + hop] = value;
    loudest = Math.max(loudest, value);
  });
  return loudest;
}
