/** Slaney's mel scale (Auditory Toolbox, 1998): linear to 1 kHz, logarithmic above. */
const LINEAR_HZ_PER_MEL = 200 / 3;
const BREAK_HZ = 1000;
const BREAK_MEL = BREAK_HZ / LINEAR_HZ_PER_MEL;
const LOG_STEP = Math.log(6.4) / 27;

const toMel = (hz: number): number =>
  hz < BREAK_HZ ? hz / LINEAR_HZ_PER_MEL : BREAK_MEL + Math.log(hz / BREAK_HZ) / LOG_STEP;

const toHz = (mel: number): number =>
  mel < BREAK_MEL ? mel * LINEAR_HZ_PER_MEL : BREAK_HZ * Math.exp((mel - BREAK_MEL) * LOG_STEP);

/**
 * The triangular filters that Whisper was trained with, each of the same area (librosa's `norm="slaney"`).
 *
 * @param bins frequency bins from 0 to half the sample rate, both included
 * @returns each filter's weights, [filters × bins]
 */
export function melFilters(filters: number, bins: number, sampleRateHz: number): Float32Array {
  const topMel = toMel(sampleRateHz / 2);
  const edges = Array.from({ length: filters + 2 }, (_, i) => toHz((topMel * i) / (filters + 1)));
  const binHz = sampleRateHz / 2 / (bins - 1);
  return Float32Array.from({ length: filters * bins }, (_, at) => {
    const filter = Math.floor(at / bins);
    const [low, middle, high] = [edges[filter] ?? 0, edges[filter + 1] ?? 0, edges[filter + 2] ?? 0];
    const hz = (at % bins) * binHz;
    const rise = (hz - low) / (middle - low);
    const fall = (high - hz) / (high - middle);
    return Math.max(0, Math.min(rise, fall)) * (2 / (high - low));
  });
}
