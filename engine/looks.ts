import { performance } from 'node:perf_hooks';
import { FRAME_MS } from '../core/audio';
import type { Segment } from '../core/segmenter';
import { LOOKS } from '../core/tuning';
import type { WorkQueue } from './work-queue';

/** Looks at a segment while it is spoken without a pause: now and then, one at a time, and stopped by whoever has other work. */
export class Looks {
  private lastToFrame = 0;
  private restUntilMs = 0;
  private abort: AbortController | undefined;

  constructor(private readonly queue: WorkQueue) {}

  /** Whether enough was spoken since the last look, and nothing else is being done. */
  isDue({ fromFrame, toFrame }: Segment): boolean {
    if (this.abort !== undefined || this.queue.isBusy || performance.now() < this.restUntilMs) return false;
    return (toFrame - Math.max(fromFrame, this.lastToFrame)) * FRAME_MS >= LOOKS.everyMs;
  }

  /** @param look stops at its next step once its signal is aborted */
  begin({ toFrame }: Segment, look: (signal: AbortSignal) => Promise<void>): void {
    const abort = new AbortController();
    this.abort = abort;
    this.lastToFrame = toFrame;
    void this.queue
      .addUnhurried(async () => {
        if (abort.signal.aborted) return;
        const startMs = performance.now();
        await look(abort.signal);
        const endMs = performance.now();
        this.restUntilMs = endMs + LOOKS.restPerLook * (endMs - startMs);
      })
      // What went wrong goes wrong again, and is told, where the text itself is written.
      .catch(() => undefined)
      .finally(() => {
        if (this.abort === abort) this.abort = undefined;
      });
  }

  stop(): void {
    this.abort?.abort();
    this.abort = undefined;
  }
}
