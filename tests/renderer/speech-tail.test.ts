import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES } from '../../core/audio';
import { CAPTURE } from '../../core/tuning';
import { SpeechTail } from '../../renderer/capture/speech-tail';

const WAV = readFileSync(join(import.meta.dirname, '../fixtures/speech/en_ps_goforward.wav'));
const SPEECH = new Int16Array(WAV.buffer.slice(WAV.byteOffset + 44, WAV.byteOffset + WAV.length - (WAV.length % 2)));

/** Real speech up to its loudest frame: someone in the middle of a word. */
function inTheMiddle(): SpeechTail {
  const tail = new SpeechTail();
  const frames = Array.from({ length: Math.floor(SPEECH.length / FRAME_SAMPLES) }, (_, index) =>
    SPEECH.subarray(index * FRAME_SAMPLES, (index + 1) * FRAME_SAMPLES),
  );
  const power = (frame: Int16Array): number => frame.reduce((sum, sample) => sum + sample * sample, 0);
  const loudest = frames.reduce(
    (best, frame, index) => (power(frame) > power(frames[best] ?? frame) ? index : best),
    0,
  );
  for (const frame of frames.slice(0, loudest + 1)) tail.add(frame);
  return tail;
}

async function waitedMs(wait: Promise<void>): Promise<number> {
  const startMs = performance.now();
  await wait;
  return performance.now() - startMs;
}

describe('SpeechTail', () => {
  it('waits for nothing after the last word', async () => {
    const tail = inTheMiddle();
    tail.add(new Int16Array(FRAME_SAMPLES).fill(3));
    expect(await waitedMs(tail.over())).toBeLessThan(50);
  });

  it('waits for nothing where nothing was heard', async () => {
    expect(await waitedMs(new SpeechTail().over())).toBeLessThan(50);
  });

  it('hears a word out that is being spoken', async () => {
    const tail = inTheMiddle();
    const wait = waitedMs(tail.over());
    setTimeout(() => tail.add(new Int16Array(FRAME_SAMPLES)), 60);
    const ms = await wait;
    expect(ms).toBeGreaterThan(40);
    expect(ms).toBeLessThan(CAPTURE.tailMs - 20);
  });

  it('waits no longer than a syllable where it never becomes quiet', async () => {
    const ms = await waitedMs(inTheMiddle().over());
    expect(ms).toBeGreaterThan(CAPTURE.tailMs - 20);
    expect(ms).toBeLessThan(CAPTURE.tailMs + 1_000);
  });
});
