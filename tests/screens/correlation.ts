/** A quarter of a second at 16 kHz: short enough that a slip of the fake microphone spoils few pieces. */
const PIECE_SAMPLES = 4000;
/** The fake microphone's start and slips move a piece by less. */
const SEARCH_SAMPLES = 8000;
/** Quieter pieces (root mean square of int16) are pauses, in which there is nothing to recognise. */
const SPEECH_RMS = 500;

/**
 * How alike two recordings of the same speech are: of quarter-second pieces of `said` with speech in them, each at the place
 * of `heard` where it fits best, the median normalised correlation (-1 to 1). A device that slips now and then, as
 * Chromium's fake one does on a busy machine, leaves most pieces whole; processing or resampling gone wrong spoils all.
 */
export function likeness(heard: Int16Array, said: Int16Array): number {
  const values = likenesses(heard, said, PIECE_SAMPLES);
  return values[Math.floor(values.length / 2)] ?? -1;
}

/** The same for each piece of `said` with speech in it, of every second piece: the least alike first. */
export function likenesses(heard: Int16Array, said: Int16Array, pieceSamples: number): readonly number[] {
  const values: number[] = [];
  for (let start = 0; start + pieceSamples <= said.length; start += 2 * pieceSamples) {
    const piece = said.subarray(start, start + pieceSamples);
    const rms = Math.sqrt(piece.reduce((sum, sample) => sum + sample * sample, 0) / piece.length);
    if (rms >= SPEECH_RMS) values.push(bestCorrelation(heard, piece, start));
  }
  return values.sort((one, other) => one - other);
}

/** Every 2nd lag with every 8th sample finds the neighbourhood, every lag with every sample the value. */
function bestCorrelation(heard: Int16Array, piece: Int16Array, place: number): number {
  let best = { at: place, value: -1 };
  const last = Math.min(heard.length - piece.length, place + SEARCH_SAMPLES);
  for (let at = Math.max(0, place - SEARCH_SAMPLES); at <= last; at += 2) {
    const value = correlation(heard, piece, at, 8);
    if (value > best.value) best = { at, value };
  }
  const near = [-3, -2, -1, 0, 1, 2, 3].map((lag) => correlation(heard, piece, Math.max(0, best.at + lag), 1));
  return Math.max(...near);
}

function correlation(heard: Int16Array, piece: Int16Array, at: number, step: number): number {
  let both = 0;
  let one = 0;
  let other = 0;
  for (let index = 0; index < piece.length; index += step) {
    const a = heard[at + index] ?? 0;
    const b = piece[index] ?? 0;
    both += a * b;
    one += a * a;
    other += b * b;
  }
  return one === 0 || other === 0 ? 0 : both / Math.sqrt(one * other);
}
