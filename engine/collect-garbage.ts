import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Collects the garbage of the last dictation now, in about a millisecond: V8 would do it in the middle of a later one. Young
 * objects only.
 */
export function collectGarbage(): void {
  collector()?.({ type: 'minor' });
}

/**
 * Keeps V8's space for young objects as small as it is. It would grow by 30 MB while models load and stay so; what it is
 * there for, many short-lived objects, a dictation has not. To be called before anything is loaded.
 */
export function keepYoungSpaceSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * Collects all garbage, in 10 to 30 ms. V8 throws away compiled code with it, and what runs next is slow until it is compiled
 * again: after a dictation's the features of the next took 29 ms instead of 9.
 */
export function collectAllGarbage(): void {
  collector()?.();
}

type Collect = (how?: { readonly type: 'minor' }) => unknown;

let collect: Collect | undefined;

function collector(): Collect | undefined {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    const found: unknown = runInNewContext('gc');
    if (typeof found === 'function') collect = found as Collect;
  }
  return collect;
}
