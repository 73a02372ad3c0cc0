import type { Engine, EngineState, Hearing, HearingOptions } from '../core/engine';
import type { EngineFailure } from '../core/failure';
import type { Result } from '../core/result';

/**
 * An engine that gives its memory back when nobody has dictated for a while, and loads again at the next key-down, while the
 * user speaks. Nothing is unloaded under a hearing.
 *
 * @param idleMs how long; `undefined`: never. Asked each time a hearing ends, so that a changed setting counts from then on
 */
export function unloadWhenIdle(engine: Engine, idleMs: () => number | undefined): Engine {
  return new IdleUnload(engine, idleMs);
}

class IdleUnload implements Engine {
  private hearings = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly idleMs: () => number | undefined,
  ) {}

  async load(): Promise<Result<void, EngineFailure>> {
    const loaded = await this.engine.load();
    this.wait();
    return loaded;
  }

  state(): EngineState {
    return this.engine.state();
  }

  onState(listener: (state: EngineState) => void): () => void {
    return this.engine.onState(listener);
  }

  hear(options: HearingOptions, onPreview?: (text: string) => void): Hearing {
    this.hearings++;
    clearTimeout(this.timer);
    return new Counted(this.engine.hear(options, onPreview), () => {
      this.hearings--;
      this.wait();
    });
  }

  close(): Promise<void> {
    clearTimeout(this.timer);
    return this.engine.close();
  }

  private wait(): void {
    clearTimeout(this.timer);
    const idleMs = this.idleMs();
    if (this.hearings > 0 || idleMs === undefined) return;
    // Waiting for this must not keep a process alive that has nothing else to do.
    this.timer = setTimeout(() => void this.engine.close(), idleMs).unref();
  }
}

/** A hearing that says once when it is over. */
class Counted implements Hearing {
  private isOver = false;

  constructor(
    private readonly hearing: Hearing,
    private readonly onOver: () => void,
  ) {}

  push(samples: Int16Array): void {
    this.hearing.push(samples);
  }

  drained(): Promise<void> {
    return this.hearing.drained();
  }

  async finish(): ReturnType<Hearing['finish']> {
    try {
      return await this.hearing.finish();
    } finally {
      this.end();
    }
  }

  cancel(): void {
    this.hearing.cancel();
    this.end();
  }

  private end(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.onOver();
  }
}
