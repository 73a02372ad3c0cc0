import type { Ending, SoundEvent } from '../core/audio';

/** Frames as they come in, read once by the line; the first ending is the last event. */
export class SoundQueue implements AsyncIterable<SoundEvent> {
  private readonly events: SoundEvent[] = [];
  private ended = false;
  private wake: () => void = () => undefined;

  get isEnded(): boolean {
    return this.ended;
  }

  frame(samples: Int16Array): void {
    if (!this.ended) this.add({ kind: 'frame', samples });
  }

  end(ending: Ending): void {
    if (this.ended) return;
    this.ended = true;
    this.add({ kind: 'end', ending });
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<SoundEvent> {
    for (;;) {
      const event = this.events.shift();
      if (event === undefined) {
        await new Promise<void>((resolve) => (this.wake = resolve));
        continue;
      }
      yield event;
      if (event.kind === 'end') return;
    }
  }

  private add(event: SoundEvent): void {
    this.events.push(event);
    this.wake();
  }
}
