import { FRAME_MS, FRAME_SAMPLES, samplesToMs } from '../../core/audio';
import { segmentsOf } from '../../core/segmenter';
import { LIVE } from '../../core/tuning';
import { joinSounds, rangeOf, type SpeechFinder, type SpokenSound } from './spoken-sound';

/**
 * A long recording, and a short one that is its very end and has the same last segment: what is left to do at the release is
 * the same in both, so that only the length differs.
 */
export interface LongPair {
  readonly long: SpokenSound;
  readonly short: SpokenSound;
}

/** LIVE.longRuns pairs of joined clips, each beginning elsewhere in the row, or fewer where the clips give no more. */
export async function longPairs(clips: readonly SpokenSound[], finder: SpeechFinder): Promise<readonly LongPair[]> {
  const pairs: LongPair[] = [];
  const share = Math.ceil(clips.length / LIVE.longRuns);
  for (let from = 0; from < clips.length && pairs.length < LIVE.longRuns; from++) {
    const pair = await longPair(rowOf(clips, from), finder);
    if (pair === undefined) continue;
    pairs.push(pair);
    // The next one is looked for in the next part of the row.
    from = Math.max(from, pairs.length * share - 1);
  }
  return pairs;
}

async function longPair(row: readonly SpokenSound[], finder: SpeechFinder): Promise<LongPair | undefined> {
  const { samples, text } = joinSounds(row, LIVE.joinPauseMs);
  const signs = await finder.signs(samples);
  const { toFrame } = rangeOf(signs);
  const segments = segmentsOf(signs.slice(0, toFrame));
  const last = segments.at(-1);
  for (const { fromFrame } of segments) {
    if (last === undefined || Math.abs((toFrame - fromFrame) * FRAME_MS - LIVE.shortMs) > LIVE.maxShortOffMs) continue;
    const end = samples.subarray(fromFrame * FRAME_SAMPLES);
    // Without the past the detector may hear another pause, and another segment be the last.
    const endSigns = (await finder.signs(end)).slice(0, toFrame - fromFrame);
    const lastOfEnd = segmentsOf(endSigns).at(-1);
    if (lastOfEnd === undefined || lastOfEnd.fromFrame + fromFrame !== last.fromFrame) continue;
    if (lastOfEnd.toFrame + fromFrame !== last.toFrame) continue;
    return {
      long: { id: 'long', samples, text, speechEndFrame: toFrame },
      // Part of a text: how much of it is said here is not known, nor needed.
      short: { id: 'short', samples: end, text: '', speechEndFrame: toFrame - fromFrame },
    };
  }
  return undefined;
}

/** Clips from the given one on until they are LIVE.longMs long, the pauses between them counted; few are said again and again. */
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
