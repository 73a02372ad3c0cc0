import type { Engine, EngineState, Heard, Hearing, HearingOptions } from '../../core/engine';
import type { EngineFailure } from '../../core/failure';
import { type Result, succeed } from '../../core/result';

/** What clear speech looks like to the judgement. */
export function heardText(text: string, change: Partial<Heard> = {}): Heard {
  return {
    text,
    language: 'en',
    segments:
      text === ''
        ? []
        : [
            {
              startMs: 0,
              endMs: 1000,
              text,
              doubts: [],
              averageLogProb: -0.2,
              noSpeechProbability: 0.01,
              compressionRatio: 1,
              window: 'short',
            },
          ],
    speechMs: text === '' ? 0 : 1000,
    peakSpeechProbability: text === '' ? 0 : 0.99,
    timings: {
      vadMs: 1,
      featuresMs: 1,
      encodeMs: 1,
      decodeMs: 1,
      decodeSteps: 1,
      encodeAfterReleaseMs: 2,
      decodeAfterReleaseMs: 1,
      afterReleaseMs: 4,
    },
    ...change,
  };
}

export class FakeHearing implements Hearing {
  readonly pushed: Int16Array[] = [];
  cancelled = false;
  private answer: (result: Result<Heard, EngineFailure>) => void = () => undefined;
  private readonly result = new Promise<Result<Heard, EngineFailure>>((resolve) => (this.answer = resolve));

  constructor(
    readonly options: HearingOptions,
    private readonly now: (hearing: FakeHearing) => Result<Heard, EngineFailure> | 'later',
    private readonly log: string[],
    readonly onPreview: (text: string) => void = () => undefined,
  ) {}

  push(samples: Int16Array): void {
    this.log.push('heard');
    this.pushed.push(samples);
  }

  drained(): Promise<void> {
    return Promise.resolve();
  }

  finish(): Promise<Result<Heard, EngineFailure>> {
    const answer = this.now(this);
    return answer === 'later' ? this.result : Promise.resolve(answer);
  }

  /** Ends a `finish` that was told to answer later. */
  say(result: Result<Heard, EngineFailure>): void {
    this.answer(result);
  }

  cancel(): void {
    this.cancelled = true;
  }
}

/** Answers each hearing with the next of `answers`, the last one for ever; notes each step in `log`. */
export class FakeEngine implements Engine {
  readonly hearings: FakeHearing[] = [];
  closed = 0;
  private readonly listeners = new Set<(state: EngineState) => void>();
  private now: EngineState = { kind: 'ready', model: 'fake' };

  constructor(
    private readonly answers: readonly (Result<Heard, EngineFailure> | 'later')[] = [
      succeed(heardText('Hello there.')),
    ],
    readonly log: string[] = [],
  ) {}

  load(): Promise<Result<void, EngineFailure>> {
    return Promise.resolve(succeed(undefined));
  }

  state(): EngineState {
    return this.now;
  }

  become(state: EngineState): void {
    this.now = state;
    for (const listener of this.listeners) listener(state);
  }

  onState(listener: (state: EngineState) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  hear(options: HearingOptions, onPreview?: (text: string) => void): FakeHearing {
    const answer = this.answers[Math.min(this.hearings.length, this.answers.length - 1)] ?? 'later';
    const hearing = new FakeHearing(options, () => answer, this.log, onPreview);
    this.hearings.push(hearing);
    return hearing;
  }

  close(): Promise<void> {
    this.closed++;
    return Promise.resolve();
  }
}
