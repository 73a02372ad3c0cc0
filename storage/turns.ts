/** Runs actions one after the other, in the order in which they came; one that fails does not hold up the next. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(action: () => Promise<T>): Promise<T> {
    const done = this.last.then(action);
    this.last = done.catch(() => undefined);
    return done;
  }
}
