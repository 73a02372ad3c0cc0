/** Runs one piece of work at a time, in the order in which they came. */
export class WorkQueue {
  private last: Promise<unknown> = Promise.resolve();
  private pending = 0;

  get isBusy(): boolean {
    return this.pending > 0;
  }

  /** Resolves or rejects as the work does; a rejection does not stop those behind. */
  add<T>(work: () => Promise<T>): Promise<T> {
    this.pending++;
    const result = this.last.then(work).finally(() => this.pending--);
    this.last = result.catch(() => undefined);
    return result;
  }
}
