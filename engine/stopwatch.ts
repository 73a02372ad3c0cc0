import { performance } from 'node:perf_hooks';
import type { EngineTimings } from '../core/engine';

type Part = 'vadMs' | 'featuresMs' | 'encodeMs' | 'decodeMs';

/** Adds up where a hearing's time went. */
export class Stopwatch {
  private readonly sums: Record<Part, number> = { vadMs: 0, featuresMs: 0, encodeMs: 0, decodeMs: 0 };
  /** The same sums, of the time after the release only. */
  private readonly waits: Record<Part, number> = { vadMs: 0, featuresMs: 0, encodeMs: 0, decodeMs: 0 };
  private steps = 0;
  private releasedAtMs: number | undefined;

  /** Runs `work` and adds its time to `part`, also where it throws. */
  async time<T>(part: Part, work: () => Promise<T>): Promise<T> {
    const startMs = performance.now();
    try {
      return await work();
    } finally {
      const endMs = performance.now();
      this.sums[part] += endMs - startMs;
      this.waits[part] += Math.max(0, endMs - Math.max(startMs, this.releasedAtMs ?? endMs));
    }
  }

  addSteps(count: number): void {
    this.steps += count;
  }

  /** The user's wait begins. */
  release(): void {
    this.releasedAtMs ??= performance.now();
  }

  timings(): EngineTimings {
    const now = performance.now();
    return {
      ...this.sums,
      decodeSteps: this.steps,
      encodeAfterReleaseMs: this.waits.featuresMs + this.waits.encodeMs,
      decodeAfterReleaseMs: this.waits.decodeMs,
      afterReleaseMs: now - (this.releasedAtMs ?? now),
    };
  }
}
