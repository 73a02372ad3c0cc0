import { msToSamples } from '../core/audio';
import type { HeardSegment } from '../core/engine';
import { WHISPER } from '../core/tuning';
import { HOP_SAMPLES } from './log-mel';

/** Sound that the encoder takes in one go. */
export interface Window {
  readonly kind: HeardSegment['window'];
  readonly samples: number;
}

const FULL: Window = { kind: 'full', samples: msToSamples(WHISPER.fullWindowMs) };

/**
 * The windows that a segment is tried on, the shortest first.
 *
 * @param samples length of the segment
 */
export function windowsFor(samples: number): readonly Window[] {
  const short = { kind: 'short', samples: padded(samples, WHISPER.padMs) } as const;
  const long = { kind: 'long', samples: padded(samples, WHISPER.longPadMs) } as const;
  return [...[short, long].filter((window) => window.samples < FULL.samples), FULL];
}

/** For a model whose encoder takes nothing else, or for comparison. */
export const ONLY_FULL_WINDOW: readonly Window[] = [FULL];

/** The sound and the zeros behind it; the encoder takes even numbers of hops. */
function padded(samples: number, padMs: number): number {
  const twoHops = 2 * HOP_SAMPLES;
  return Math.ceil((samples + msToSamples(padMs)) / twoHops) * twoHops;
}
