import type { Decoded } from './decode';

/** Runs of tokens that count as a loop: up to this long, said this often in a row. Measured on short windows. */
const LOOPS: readonly { readonly maxRun: number; readonly times: number }[] = [
  { maxRun: 1, times: 6 },
  { maxRun: 5, times: 3 },
  { maxRun: 20, times: 2 },
];
const LONGEST_RUN = 20;

/** On the full window Whisper stops by itself, and who says a word four times means it: only a longer row is a loop. */
const FULL_WINDOW_PATIENCE = 3;

/** A text that comes back to its own first words, this many of them, or longer to any others, may have begun again. */
const RESTART_TOKENS = 4;
const RESTART_AFTER_TOKENS = 6;
const RETURN_TOKENS = 6;

/** Whether a short window's text ends in a run that was just said, or in its own beginning. */
export function isLooping(tokens: readonly number[]): boolean {
  return startsAgain(tokens) || comesBack(tokens) || loopLength(tokens, 1) > 0;
}

/** Whether a full window's text ends in a run that was said again and again. */
export function isLoopingForLong(tokens: readonly number[]): boolean {
  return loopLength(tokens, FULL_WINDOW_PATIENCE) > 0;
}

/** The text's tokens; a loop that it ended in is said once. */
export function saidOnce({ tokens, ended }: Pick<Decoded, 'tokens' | 'ended'>): readonly number[] {
  return ended === 'endless' ? withoutLoop(tokens) : tokens;
}

/** The tokens with a loop at their end said once. */
export function withoutLoop(tokens: readonly number[]): readonly number[] {
  const length = loopLength(tokens, 1);
  if (length === 0) return tokens;
  let start = tokens.length - length;
  while (start > 0 && tokens[start - 1] === tokens[start - 1 + length]) start--;
  return tokens.slice(0, start + length);
}

/** Tokens in the run that is repeated at the end; 0 where none is. */
function loopLength(tokens: readonly number[], patience: number): number {
  for (let run = 1; run <= LONGEST_RUN; run++) {
    const times = patience * (LOOPS.find(({ maxRun }) => run <= maxRun)?.times ?? 2);
    const start = tokens.length - run * times;
    let same = start >= 0;
    for (let i = start; i < tokens.length - run && same; i++) same = tokens[i] === tokens[i + run];
    if (same) return run;
  }
  return 0;
}

/** The first token is left out: it begins with a blank the second time. */
function startsAgain(tokens: readonly number[]): boolean {
  const start = tokens.length - RESTART_TOKENS;
  if (start < RESTART_AFTER_TOKENS) return false;
  for (let i = 0; i < RESTART_TOKENS; i++) if (tokens[1 + i] !== tokens[start + i]) return false;
  return true;
}

function comesBack(tokens: readonly number[]): boolean {
  const start = tokens.length - RETURN_TOKENS;
  for (let earlier = 0; earlier + RETURN_TOKENS <= start; earlier++) {
    let same = true;
    for (let i = 0; i < RETURN_TOKENS && same; i++) same = tokens[earlier + i] === tokens[start + i];
    if (same) return true;
  }
  return false;
}
