import type { Clock } from '../../core/ports';

/** Time that moves only when told to. */
export class FakeClock implements Clock {
  private nowMs = 0;
  private readonly timers = new Set<{ readonly atMs: number; readonly action: () => void }>();

  wallMs(): number {
    return 1_700_000_000_000 + this.nowMs;
  }

  steadyMs(): number {
    return this.nowMs;
  }

  after(ms: number, action: () => void): () => void {
    const timer = { atMs: this.nowMs + ms, action };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  advance(ms: number): void {
    this.nowMs += ms;
    for (const timer of [...this.timers]) {
      if (timer.atMs <= this.nowMs && this.timers.delete(timer)) timer.action();
    }
  }
}
