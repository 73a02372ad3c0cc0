/** Those who wait until something holds. */
export class Waiters {
  private waiting: (() => void)[] = [];

  /** @param holds asked at each call: a waiter never waits where it holds already */
  constructor(private readonly holds: () => boolean) {}

  wait(): Promise<void> {
    if (this.holds()) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Something changed: lets everyone go on if it holds now. */
  wake(): void {
    if (!this.holds()) return;
    const waiting = this.waiting;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
}
