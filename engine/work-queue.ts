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
    return this.addUnhurried(work).finally(() => this.pending--);
  }

  /** The same for work that nobody waits for, and that whoever needs the queue stops: with it alone the queue is not busy. */
  addUnhurried<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work);
    this.last = result.catch(() => undefined);
    return result;
  }
}
