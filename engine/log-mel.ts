import { MelBands, SILENCE, WINDOW_SAMPLES } from './mel-bands';

/** Whisper's front end (paper, section 2.2): 25 ms windows every 10 ms, 80 mel bands; large-v3 has 128. */
export const MEL_BANDS = 80;
export const HOP_SAMPLES = 160;

/** Whisper looks 8 powers of ten below the loudest place, no further. */
const RANGE = 8;

const FRONT_ENDS = new Map<number, MelBands>();

/** Sound with what is known of it already. */
export interface HeardSound {
  /** Mono 16 kHz int16. */
  readonly samples: Int16Array;
  /** Decimal logarithms of the mel energies of hops that are known, [bands] each. */
  readonly hops: readonly (Float32Array | undefined)[];
}

/**
 * Whisper's features: the log-mel spectrogram, scaled so that the loudest value is near 1.
 *
 * @param sound the hops that are not known are computed
 * @param windowSamples length to which zeros are added behind the sound; a multiple of the hop
 * @param bands what the model was trained with: 80, or 128
 * @returns [bands × windowSamples / 160 hops], band by band
 */
export function logMel({ samples, hops }: HeardSound, windowSamples: number, bands = MEL_BANDS): Float32Array {
  const count = windowSamples / HOP_SAMPLES;
  const mel = new Float32Array(bands * count);
  // Hops that hold nothing but the zeros behind the sound all come out at the floor.
  const heard = Math.min(count, Math.ceil((samples.length + WINDOW_SAMPLES / 2) / HOP_SAMPLES) + 1);
  mel.fill(SILENCE);
  let loudest = SILENCE;
  const write = (row: Float32Array, hop: number): void => {
    for (let band = 0; band < bands; band++) {
      const value = row[band] ?? SILENCE;
      mel[band * count + hop] = value;
      if (value > loudest) loudest = value;
    }
  };
  const missing: number[] = [];
  for (let hop = 0; hop < heard; hop++) {
    const known = hops[hop];
    if (known === undefined) missing.push(hop);
    else write(known, hop);
  }
  const frontEnd = frontEndOf(bands);
  for (let i = 0; i < missing.length; i += 2) {
    const first = missing[i] ?? 0;
    const second = missing[i + 1] ?? first;
    frontEnd.fill(0, samples, startOf(first), windowSamples);
    frontEnd.fill(1, samples, startOf(second), windowSamples);
    const rows = frontEnd.energies();
    write(rows[0], first);
    write(rows[1], second);
  }
  const least = loudest - RANGE;
  for (let i = 0; i < mel.length; i++) mel[i] = (Math.max(mel[i] ?? 0, least) + 4) / 4;
  return mel;
}

/** What turns windows into mel bands, for a number of bands; one a number. */
export function frontEndOf(bands: number): MelBands {
  const frontEnd = FRONT_ENDS.get(bands) ?? new MelBands(bands);
  FRONT_ENDS.set(bands, frontEnd);
  return frontEnd;
}

/** Windows are centred on their hop. */
function startOf(hop: number): number {
  return hop * HOP_SAMPLES - WINDOW_SAMPLES / 2;
}
