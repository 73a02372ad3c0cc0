import type { Ending, SoundEvent } from '../core/audio';
import { BACKLOG } from '../core/tuning';

/**
 * Frames as they come in, read once by the line; the first ending is the last event. Frames that wait are read as one: on a
 * machine that is too busy to write each by itself, they would wait longer and longer, and a kill would take them all.
 */
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
      if (event.kind === 'end') {
        yield event;
        return;
      }
      yield { kind: 'frame', samples: joined([event.samples, ...this.waitingFrames()]) };
    }
  }

  private waitingFrames(): Int16Array[] {
    const frames: Int16Array[] = [];
    for (let next = this.events[0]; next?.kind === 'frame'; next = this.events[0]) {
      if (frames.length + 1 >= BACKLOG.maxFramesAtOnce) break;
      frames.push(next.samples);
      this.events.shift();
    }
    return frames;
  }

  private add(event: SoundEvent): void {
    this.events.push(event);
    this.wake();
  }
}

function joined(frames: readonly Int16Array[]): Int16Array {
  const [first] = frames;
  if (first !== undefined && frames.length === 1) return first;
  const all = new Int16Array(frames.reduce((sum, frame) => sum + frame.length, 0));
  let at = 0;
  for (const frame of frames) {
    all.set(frame, at);
    at += frame.length;
  }
  return all;
}
