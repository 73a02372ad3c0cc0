import { withBackground } from '../../cli/live/noise-floor';
import { msToSamples } from '../../core/audio';
import { pick } from '../torture/pick';

/** When the key comes up. */
export type Release =
  /** Right where speech ends. */
  | 'at-end'
  /** About where the engine begins early. */
  | 'as-it-begins'
  /** Anywhere in the pause. */
  | 'in-pause'
  /** The user has just gone on. */
  | 'in-word';

const RELEASES: readonly Release[] = ['at-end', 'as-it-begins', 'in-pause', 'in-word'];

/** What is said in one dictation, from key down to key up. */
export interface LiveSchedule {
  readonly release: Release;
  readonly samples: Int16Array;
  /** Where something changes, in samples: speech begins or ends. */
  readonly turns: readonly number[];
}

/**
 * One to three clips with pauses between them and a release at a random moment.
 *
 * @param clips speech without the quiet around it
 * @param random numbers from 0 to 1
 */
export function randomSchedule(clips: readonly Int16Array[], random: () => number): LiveSchedule {
  const between = (leastMs: number, mostMs: number): number => leastMs + random() * (mostMs - leastMs);
  const release = pick(RELEASES, random);
  const parts: Int16Array[] = [];
  const turns: number[] = [];
  const count = 1 + Math.floor(random() * 3);
  for (let said = 0; said < count; said++) {
    const clip = pick(clips, random);
    const isLast = said === count - 1;
    // Shorter than the margin, about as long as it takes to begin early, and long enough to be through with it.
    const pauseMs =
      isLast && release !== 'in-word'
        ? trailMs(release, between)
        : pick([between(40, 200), between(200, 500), between(500, 1_500)], random);
    turns.push(lengthOf(parts), lengthOf(parts) + clip.length);
    parts.push(withBackground(clip, msToSamples(pauseMs)));
  }
  if (release === 'in-word') {
    turns.push(lengthOf(parts));
    parts.push(pick(clips, random).slice(0, msToSamples(between(100, 420))));
  }
  return { release, samples: joined(parts), turns };
}

function trailMs(release: Release, between: (leastMs: number, mostMs: number) => number): number {
  if (release === 'at-end') return 0;
  return release === 'as-it-begins' ? between(150, 350) : between(0, 1_500);
}

function lengthOf(parts: readonly Int16Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

function joined(parts: readonly Int16Array[]): Int16Array {
  const whole = new Int16Array(lengthOf(parts));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
