import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FRAME_MS, FRAME_SAMPLES } from '../../core/audio';
import type { Heard, HearingOptions } from '../../core/engine';
import { createLocalEngine } from '../../engine/local-engine';
import { join16, MODELS, silence, sound, wordsOf } from './fixture-sound';
import { hearAll } from './hear-all';

const engine = createLocalEngine({ modelsFolder: MODELS, threads: 2 });
beforeAll(() => engine.load());
afterAll(() => engine.close());

/** Pushes the sound as fast as it is spoken, as the microphone does. */
async function speak(
  samples: Int16Array,
  beforeRelease = (): Promise<unknown> => Promise.resolve(),
  options: Partial<HearingOptions> = {},
): Promise<Heard> {
  const hearing = engine.hear({ language: 'en', ...options });
  const startedAt = performance.now();
  for (let at = 0, frame = 1; at < samples.length; at += FRAME_SAMPLES, frame++) {
    hearing.push(samples.subarray(at, at + FRAME_SAMPLES));
    await wait(Math.max(0, startedAt + frame * FRAME_MS - performance.now()));
  }
  await beforeRelease();
  const result = await hearing.finish();
  if (!result.ok) throw new Error(result.failure.name);
  return result.value;
}

describe('a pause before the release', () => {
  it('is used: the text is there when the key is let go', async () => {
    const said = join16(sound('en_ps_goforward'), silence(1_200));
    // Work is done in the order in which it came: when this is heard, the early text is there, however busy the machine.
    const heard = await speak(said, () => hearAll(engine, sound('en_ps_cards-001')));
    expect(heard.text).toBe((await hearAll(engine, said)).text);
    const { featuresMs, encodeMs, decodeMs, afterReleaseMs } = heard.timings;
    expect(afterReleaseMs).toBeLessThan((featuresMs + encodeMs + decodeMs) / 2);
  });

  it('is left alone where it is not to be used', async () => {
    const said = join16(sound('en_ps_cards-001'), silence(500));
    const heard = await speak(said, undefined, { early: false });
    expect(heard.text).toBe((await hearAll(engine, said)).text);
    const { featuresMs, encodeMs, decodeMs, encodeAfterReleaseMs, decodeAfterReleaseMs } = heard.timings;
    expect(encodeAfterReleaseMs).toBe(featuresMs + encodeMs);
    expect(decodeAfterReleaseMs).toBe(decodeMs);
  });

  it('and what was begun too early is dropped when more is said', async () => {
    const said = join16(sound('en_ps_goforward'), silence(500), sound('en_ps_sense-0930'));
    const heard = await speak(said);
    expect(heard.segments).toHaveLength(1);
    expect(heard.text).toBe((await hearAll(engine, said)).text);
    expect(wordsOf(heard.text).at(-1)).toBe('himself');
  });
});
