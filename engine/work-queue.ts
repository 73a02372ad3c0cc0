/** Runs one piece of work at a time, in the order in which they came. */
export class WorkQueue {
  private last: Promise<unknown> = Promise.resolve();

  /** Resolves or rejects as the work does; a rejection does not stop those behind. */
  add<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work);
    this.last = result.catch(() => undefined);
    return result;
  }
}
