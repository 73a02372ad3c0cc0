import { expect, it } from 'vitest';
import { FRAME_SAMPLES, type SoundEvent } from '../../core/audio';
import { BACKLOG } from '../../core/tuning';
import { SoundQueue } from '../../electron/sound-queue';

function frame(value: number): Int16Array {
  return new Int16Array(FRAME_SAMPLES).fill(value);
}

async function all(queue: SoundQueue): Promise<readonly SoundEvent[]> {
  const events: SoundEvent[] = [];
  for await (const event of queue) events.push(event);
  return events;
}

it('gives frames that waited as one, in order and bounded, and the ending last', async () => {
  const queue = new SoundQueue();
  const count = BACKLOG.maxFramesAtOnce + 2;
  for (let index = 0; index < count; index++) queue.frame(frame(index));
  queue.end('released');
  queue.frame(frame(99));
  const events = await all(queue);
  expect(events.map((event) => (event.kind === 'frame' ? event.samples.length / FRAME_SAMPLES : event.ending))).toEqual(
    [BACKLOG.maxFramesAtOnce, 2, 'released'],
  );
  const sound = events.flatMap((event) => (event.kind === 'frame' ? [...event.samples] : []));
  expect(sound.every((sample, index) => sample === Math.floor(index / FRAME_SAMPLES))).toBe(true);
});

it('gives each frame at once to a reader that waits', async () => {
  const queue = new SoundQueue();
  const reader = queue[Symbol.asyncIterator]();
  for (const value of [1, 2]) {
    const next = reader.next();
    queue.frame(frame(value));
    expect((await next).value).toEqual({ kind: 'frame', samples: frame(value) });
  }
});
