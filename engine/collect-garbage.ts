import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Collects all garbage now, which takes 10 to 30 ms. Each dictation leaves some 20 MB of results that onnxruntime copied: V8
 * would collect them in the middle of a later dictation; between two nobody waits.
 */
export function collectGarbage(): void {
  collect ??= exposed();
  collect();
}

let collect: (() => void) | undefined;

function exposed(): () => void {
  setFlagsFromString('--expose-gc');
  const found: unknown = runInNewContext('gc');
  return typeof found === 'function' ? () => void (found as () => unknown)() : () => undefined;
}
