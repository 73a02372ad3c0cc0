/** Runs of tokens that count as a loop: this many tokens, said this often. Measured in ../docs on short windows. */
const LOOPS: readonly { readonly maxRun: number; readonly times: number }[] = [
  { maxRun: 1, times: 6 },
  { maxRun: 5, times: 3 },
  { maxRun: 20, times: 2 },
];

/** A text that comes back to its own first words, after at least this many tokens, has begun again. */
const RESTART_TOKENS = 4;
const RESTART_AFTER_TOKENS = 8;

/** Whether the tokens end in a run that was just said, or in the text's own beginning. */
export function isLooping(tokens: readonly number[]): boolean {
  return startsAgain(tokens) || repeatsItsEnd(tokens);
}

function repeatsItsEnd(tokens: readonly number[]): boolean {
  for (let run = 1; run <= 20; run++) {
    const times = LOOPS.find(({ maxRun }) => run <= maxRun)?.times ?? 2;
    if (tokens.length < run * times) return false;
    const start = tokens.length - run * times;
    let same = true;
    for (let i = start; i < tokens.length - run && same; i++) same = tokens[i] === tokens[i + run];
    if (same) return true;
  }
  return false;
}

function startsAgain(tokens: readonly number[]): boolean {
  const start = tokens.length - RESTART_TOKENS;
  if (start < RESTART_AFTER_TOKENS) return false;
  for (let i = 0; i < RESTART_TOKENS; i++) if (tokens[i] !== tokens[start + i]) return false;
  return true;
}
