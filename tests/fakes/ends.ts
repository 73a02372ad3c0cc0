import { type Ending, FRAME_SAMPLES, type SoundEvent } from '../../core/audio';
import type { MicrophoneFailure } from '../../core/failure';
import type { Delivered, Deliverer, Microphone, OpenMicrophone } from '../../core/ports';
import { fail, type Result, succeed } from '../../core/result';

export class FakeDeliverer implements Deliverer {
  readonly texts: string[] = [];

  constructor(
    readonly log: string[] = [],
    private readonly answer?: Delivered,
  ) {}

  deliver(text: string, paste: boolean): Promise<Delivered> {
    this.log.push('delivered');
    this.texts.push(text);
    return Promise.resolve(this.answer ?? { kind: paste ? 'pasted' : 'copied' });
  }
}

/** A microphone whose frames come when the test says so. */
export class FakeMicrophone implements Microphone {
  readonly opened: { readonly sessionId: string; readonly sound: FakeSound }[] = [];

  /** @param ending `slow to end`: closing alone does not end the sound; the test does */
  constructor(
    private readonly failure?: MicrophoneFailure,
    private readonly ending: 'at once' | 'slow to end' = 'at once',
  ) {}

  open(sessionId: string): Promise<Result<OpenMicrophone, MicrophoneFailure>> {
    if (this.failure !== undefined) return Promise.resolve(fail(this.failure));
    const sound = new FakeSound();
    this.opened.push({ sessionId, sound });
    return Promise.resolve(succeed({ sound, close: (ending) => this.ending === 'at once' && sound.end(ending) }));
  }

  /** The sound of the session opened last. */
  get sound(): FakeSound {
    const last = this.opened.at(-1);
    if (last === undefined) throw new Error('no microphone was opened');
    return last.sound;
  }
}

export class FakeSound implements AsyncIterable<SoundEvent> {
  private readonly events: SoundEvent[] = [];
  private wake: () => void = () => undefined;

  frame(value = 1): void {
    this.add({ kind: 'frame', samples: new Int16Array(FRAME_SAMPLES).fill(value) });
  }

  end(ending: Ending): void {
    this.add({ kind: 'end', ending });
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<SoundEvent> {
    for (;;) {
      const event = this.events.shift();
      if (event === undefined) await new Promise<void>((resolve) => (this.wake = resolve));
      else yield event;
      if (event?.kind === 'end') return;
    }
  }

  private add(event: SoundEvent): void {
    this.events.push(event);
    this.wake();
  }
}
