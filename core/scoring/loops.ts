import { SCORING } from '../tuning';

/**
 * Whether a text loops, as Whisper's do where decoding misses its end: a run of words stands several times in a row
 * (SCORING.loops says how long a run, how many times), and at least twice as many times as where the speaker says that run.
 */
export function isLoopingText(heard: readonly string[], reference: readonly string[]): boolean {
  return SCORING.loops.some(({ minRunWords, maxRunWords, times }) => {
    for (let length = minRunWords; length <= Math.min(maxRunWords, heard.length / times); length++) {
      for (let start = 0; start + length * times <= heard.length; start++) {
        const run = heard.slice(start, start + length);
        const inARow = timesFrom(heard, start, run);
        if (inARow >= times && inARow >= 2 * mostTimes(reference, run)) return true;
      }
    }
    return false;
  });
}

/** How many times in a row `run` stands anywhere in `words`. */
function mostTimes(words: readonly string[], run: readonly string[]): number {
  return Math.max(0, ...words.map((_, start) => timesFrom(words, start, run)));
}

/** How many times in a row `run` stands from `start` on. */
function timesFrom(words: readonly string[], start: number, run: readonly string[]): number {
  let equal = 0;
  while (start + equal < words.length && words[start + equal] === run[equal % run.length]) equal++;
  return Math.floor(equal / run.length);
}
