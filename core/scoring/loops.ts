import { SCORING } from '../tuning';

/**
 * Whether a text loops: somewhere a run of words stands several times in a row (SCORING.loops says how long a run, how
 * many times), and the reference has no such place. Who says “no” six times in a row is not a broken decoder.
 */
export function isLoopingText(heard: readonly string[], reference: readonly string[]): boolean {
  return hasLoop(heard) && !hasLoop(reference);
}

function hasLoop(words: readonly string[]): boolean {
  return SCORING.loops.some(({ minRunWords, maxRunWords, times }) => {
    for (let run = minRunWords; run <= Math.min(maxRunWords, words.length / times); run++) {
      if (standsInARow(words, run, times)) return true;
    }
    return false;
  });
}

/** A run of `run` words, `times` times in a row: that many words equal to the word one run later. */
function standsInARow(words: readonly string[], run: number, times: number): boolean {
  let equal = 0;
  for (let at = 0; at + run < words.length; at++) {
    equal = words[at] === words[at + run] ? equal + 1 : 0;
    if (equal >= run * (times - 1)) return true;
  }
  return false;
}
