/** Barks after a silence. Counts beats of its own timer, not the clock: a machine that slept has not been silent. */
export class Watchdog {
  private quietTicks = 0;
  private readonly timer: NodeJS.Timeout;

  /**
   * @param tickMs time between two looks
   * @param limitMs the silence that is too long just now; asked at each look
   */
  constructor(tickMs: number, limitMs: () => number, onSilence: () => void) {
    this.timer = setInterval(() => {
      this.quietTicks++;
      if (this.quietTicks * tickMs < limitMs()) return;
      this.stop();
      onSilence();
    }, tickMs);
    // Watching alone must not keep the command line from ending.
    this.timer.unref();
  }

  /** A sign of life. */
  pat(): void {
    this.quietTicks = 0;
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
