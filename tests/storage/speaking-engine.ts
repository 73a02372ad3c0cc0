import type { Heard, Hearing, HearingOptions } from '../../core/engine';
import { type Result, succeed } from '../../core/result';
import type { EngineFailure } from '../../core/failure';
import { FakeEngine, FakeHearing, heardText } from '../fakes/engine';

/** What the engine does when the sound has ended. */
export type Answer = (samples: readonly number[]) => Result<Heard, EngineFailure>;

/** An engine of our own interface whose answer depends on the sound it was given, and which notes what it is told to do. */
export class SpeakingEngine extends FakeEngine {
  readonly languages: string[] = [];

  constructor(private readonly answer: Answer) {
    super();
  }

  override hear(options: HearingOptions): FakeHearing {
    this.languages.push(options.language);
    const hearing = new FakeHearing(options, (own) => this.answer(own.pushed.flatMap((part) => [...part])), []);
    this.hearings.push(hearing);
    return hearing;
  }
}

/** An engine that always hears this text. */
export function hearing(text: string): SpeakingEngine {
  return new SpeakingEngine(() => succeed(heardText(text)));
}

/** An engine that breaks its contract at the given step. */
export function brokenAt(step: keyof Hearing | 'hear'): SpeakingEngine {
  const boom = (): never => {
    throw new Error('the engine broke');
  };
  const engine = hearing('Hello there.');
  if (step === 'hear') return new Proxy(engine, { get: (_, name) => (name === 'hear' ? boom : undefined) });
  return new Proxy(engine, {
    get: (target, name) => {
      if (name !== 'hear') return Reflect.get(target, name) as unknown;
      return (options: HearingOptions) =>
        new Proxy(target.hear(options), {
          get: (inner, part) => {
            if (part === step) return boom;
            const value = Reflect.get(inner, part) as unknown;
            return typeof value === 'function' ? (value.bind(inner) as unknown) : value;
          },
        });
    },
  });
}
