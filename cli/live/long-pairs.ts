import { FRAME_MS, FRAME_SAMPLES, samplesToMs } from '../../core/audio';
import { type FrameSigns, Segmenter } from '../../core/segmenter';
import { LIVE } from '../../core/tuning';
import { joinSounds, rangeOf, type SpeechFinder, type SpokenSound } from './spoken-sound';

/**
 * A long recording, and a short one that is its very end, begun where a segment of the long one begins: what is left to do
 * at the release is the same in both, so that only the length differs.
 */
export interface LongPair {
  readonly long: SpokenSound;
  readonly short: SpokenSound;
}

/** LIVE.longRuns pairs of joined clips, each beginning elsewhere in the row; few clips are said again and again. */
export async function longPairs(clips: readonly SpokenSound[], finder: SpeechFinder): Promise<readonly LongPair[]> {
  const pairs: LongPair[] = [];
  for (let run = 0; run < LIVE.longRuns; run++) {
    const from = Math.floor((run * clips.length) / LIVE.longRuns);
    const { samples, text } = joinSounds(rowOf(clips, from), LIVE.joinPauseMs);
    const signs = await finder.signs(samples);
    const { toFrame } = rangeOf(signs);
    const shortFrom = beginningNear(signs, toFrame - LIVE.shortMs / FRAME_MS);
    pairs.push({
      long: { id: 'long', samples, text, speechEndFrame: toFrame },
      short: {
        id: 'short',
        samples: samples.subarray(shortFrom * FRAME_SAMPLES),
        // Part of a text: how much of it is said here is not known, nor needed.
        text: '',
        speechEndFrame: toFrame - shortFrom,
      },
    });
  }
  return pairs;
}

/** Clips from the given one on until they are LIVE.longMs long, the pauses between them counted. */
function rowOf(clips: readonly SpokenSound[], from: number): readonly SpokenSound[] {
  const row: SpokenSound[] = [];
  for (let ms = 0; ms < LIVE.longMs; ms += LIVE.joinPauseMs) {
    const next = clips[(from + row.length) % clips.length];
    if (next === undefined) break;
    row.push(next);
    ms += samplesToMs(next.samples.length);
  }
  return row;
}

/** The first frame of the segment that begins closest to `frame`. */
function beginningNear(signs: readonly FrameSigns[], frame: number): number {
  const segmenter = new Segmenter();
  const over = signs.map((sign) => segmenter.add(sign));
  const beginnings = [...over, segmenter.end()].flatMap((segment) => segment?.fromFrame ?? []);
  const distance = (from: number): number => Math.abs(from - frame);
  return beginnings.reduce((best, from) => (distance(from) < distance(best) ? from : best), beginnings[0] ?? 0);
}
