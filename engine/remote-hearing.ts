import { msToSamples } from '../core/audio';
import type { Heard, Hearing } from '../core/engine';
import type { EngineFailure } from '../core/failure';
import { fail, type Result } from '../core/result';
import { BACKLOG } from '../core/tuning';
import type { ToEngine } from './protocol';

const MOST_ON_THE_WAY_SAMPLES = msToSamples(BACKLOG.maxOnTheWayMs);

/** One utterance heard in the engine's process. */
export class RemoteHearing implements Hearing {
  private inputOver = false;
  private settled = false;
  private onTheWaySamples = 0;
  private waiting: (() => void)[] = [];
  private resolve: (result: Result<Heard, EngineFailure>) => void = () => undefined;
  private readonly result = new Promise<Result<Heard, EngineFailure>>((resolve) => (this.resolve = resolve));

  constructor(
    private readonly id: number,
    private readonly post: (message: ToEngine) => void,
    private readonly onOver: () => void,
    private readonly onPreview: (text: string) => void = () => undefined,
  ) {}

  push(samples: Int16Array): void {
    if (this.inputOver || this.settled || samples.length === 0) return;
    this.onTheWaySamples += samples.length;
    this.post({ kind: 'push', id: this.id, samples: samples.slice() });
  }

  drained(): Promise<void> {
    if (this.settled || this.onTheWaySamples <= MOST_ON_THE_WAY_SAMPLES) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  finish(): Promise<Result<Heard, EngineFailure>> {
    if (!this.inputOver && !this.settled) this.post({ kind: 'finish', id: this.id });
    this.inputOver = true;
    return this.result;
  }

  cancel(): void {
    if (this.settled) return;
    this.post({ kind: 'cancel', id: this.id });
    this.settle(fail({ name: 'engine-failed', detail: 'cancelled' }));
  }

  /** The engine has taken this much of what was sent. */
  taken(samples: number): void {
    this.onTheWaySamples -= samples;
    if (this.onTheWaySamples <= MOST_ON_THE_WAY_SAMPLES) this.wake();
  }

  /** The last words so far; what is on its way when the sound ends comes too late. */
  preview(text: string): void {
    if (!this.inputOver && !this.settled) this.onPreview(text);
  }

  /** Ends the hearing, unless it has ended. */
  settle(result: Result<Heard, EngineFailure>): void {
    if (this.settled) return;
    this.settled = true;
    this.resolve(result);
    this.wake();
    this.onOver();
  }

  private wake(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
}
