import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ENGINE } from '../core/tuning';

/**
 * Collects the garbage of the last dictation now, in about a millisecond: V8 would do it in the middle of a later one. Young
 * objects only.
 */
export function collectGarbage(): void {
  collector()?.({ type: 'minor' });
}

/**
 * Sets V8's collector up for this process; to be called before anything is loaded. Its space for young objects stays as small
 * as it is: it would grow by 30 MB while models load and stay so, and what it is there for, many short-lived objects, a
 * dictation has not. And it marks old objects when it is full, in one go of some milliseconds, not ahead on threads of its
 * own: those took the processors from the model, at every second text, for the large arrays count as if it were soon full.
 */
export function setUpCollector(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--no-incremental-marking');
}

/**
 * Collects all garbage, in 10 to 30 ms. V8 throws away compiled code with it, and what runs next is slow until it is compiled
 * again: after a dictation's the features of the next, which JavaScript made then, took 29 ms instead of 9.
 */
export function collectAllGarbage(): void {
  collector()?.();
  inArraysThen = arrayBytes();
}

/**
 * For a moment in which nobody waits: young garbage, and all of it where arrays have grown by ENGINE.maxGarbageBytes since the
 * last time. Some get old before they are done with, and V8 would let them become 64 MB.
 */
export function tidyUp(): void {
  collectGarbage();
  // Arrays that were collected are counted until V8 has let go of them, at the latest in its next collection.
  const inArraysNow = arrayBytes();
  inArraysThen = Math.min(inArraysThen, inArraysNow);
  if (inArraysNow - inArraysThen > ENGINE.maxGarbageBytes) collectAllGarbage();
}

/** In arrays when all garbage was last collected. */
let inArraysThen = 0;

function arrayBytes(): number {
  return getHeapStatistics().external_memory;
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
