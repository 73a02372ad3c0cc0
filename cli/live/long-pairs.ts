import { samplesToMs } from '../../core/audio';
import { LIVE } from '../../core/tuning';
import { joinSounds, type SpeechFinder, type SpokenSound } from './spoken-sound';

/** A long recording, and a short one that is its very end: what is left to do at the release should be the same. */
export interface LongPair {
  readonly long: SpokenSound;
  readonly short: SpokenSound;
}

/** LIVE.longRuns pairs of joined clips, each beginning elsewhere in the row; few clips are said again and again. */
export async function longPairs(clips: readonly SpokenSound[], finder: SpeechFinder): Promise<readonly LongPair[]> {
  const pairs: LongPair[] = [];
  for (let run = 0; run < LIVE.longRuns; run++) {
    const from = Math.floor((run * clips.length) / LIVE.longRuns);
    const long = rowOf((index) => clips[(from + index) % clips.length], LIVE.longMs);
    const short = rowOf((index) => long[long.length - 1 - index], LIVE.shortMs).reverse();
    pairs.push({ long: await joined('long', long, finder), short: await joined('short', short, finder) });
  }
  return pairs;
}

/** Clips until they are `leastMs` long, the pauses between them counted. */
function rowOf(clip: (index: number) => SpokenSound | undefined, leastMs: number): SpokenSound[] {
  const row: SpokenSound[] = [];
  for (let ms = 0; ms < leastMs; ms += LIVE.joinPauseMs) {
    const next = clip(row.length);
    if (next === undefined) break;
    row.push(next);
    ms += samplesToMs(next.samples.length);
  }
  return row;
}

async function joined(id: string, row: readonly SpokenSound[], finder: SpeechFinder): Promise<SpokenSound> {
  const whole = joinSounds(row, LIVE.joinPauseMs);
  return { id, ...whole, speechEndFrame: (await finder.find(whole.samples)).toFrame };
}
