import { afterAll, describe, expect, it } from 'vitest';
import { createLocalEngine } from '../../engine/local-engine';
import { join16, MODELS, silence, sound, wordsOf } from './fixture-sound';
import { hearAll, pushAll } from './hear-all';

const engine = createLocalEngine({ modelsFolder: MODELS, threads: 2 });
afterAll(() => engine.close());

const PAUSE = silence(900);
const LONG = join16(
  sound('en_ps_sense-0880'),
  PAUSE,
  sound('en_ps_sense-0890'),
  PAUSE,
  sound('en_jfk'),
  PAUSE,
  sound('en_jfk'),
  PAUSE,
  sound('en_ps_sense-0930'),
);

describe('long sound', () => {
  it('has the first and the last words, in order, of more than 30 s', async () => {
    expect(LONG.length).toBeGreaterThan(30 * 16_000);
    const heard = await hearAll(engine, LONG);
    const words = wordsOf(heard.text);
    expect(words.slice(0, 4)).toEqual(['he', 'was', 'not', 'an']);
    expect(words.slice(-4)).toEqual(['been', 'made', 'amiable', 'himself']);
    expect(words.filter((word) => word === 'americans')).toHaveLength(2);
    expect(heard.segments.length).toBeGreaterThan(2);
    const ends = heard.segments.flatMap((segment) => [segment.startMs, segment.endMs]);
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
  });

  it('is transcribed while it is spoken: after the end only the tail is left', async () => {
    const hearing = engine.hear({ language: 'en' });
    pushAll(hearing, LONG);
    // Work is done in the order in which it came: when the same sound is heard once more, all but the tail of the first is.
    await hearAll(engine, LONG);
    const result = await hearing.finish();
    if (!result.ok) throw new Error(result.failure.name);
    const { timings, segments } = result.value;
    const allMs = timings.featuresMs + timings.encodeMs + timings.decodeMs;
    expect(segments.length).toBeGreaterThan(2);
    expect(timings.afterReleaseMs).toBeLessThan(allMs * 0.6);
  });

  it('is cut where nobody pauses for more than 30 s, and loses no word at the seams', async () => {
    const jfk = sound('en_jfk');
    // The speech of the sample without its pauses: one stretch after another, no silence over 0.3 s.
    const spoken = withoutPauses(jfk);
    const words = wordsOf((await hearAll(engine, join16(spoken, spoken, spoken, spoken, spoken))).text);
    expect(words[0]).toBe('and');
    expect(words.at(-1)).toBe('country');
    expect(words.filter((word) => word === 'fellow')).toHaveLength(5);
  });

  it('does not keep sound that no segment needs', async () => {
    const hearing = engine.hear({ language: 'en' });
    const minute = silence(60_000);
    const before = process.memoryUsage().arrayBuffers;
    for (let i = 0; i < 5; i++) {
      pushAll(hearing, minute);
      await hearing.drained();
    }
    const grown = process.memoryUsage().arrayBuffers - before;
    expect(grown).toBeLessThan(6 * minute.byteLength);
    hearing.cancel();
  });
});

/** Leaves out every frame of 0.1 s that is quiet. */
function withoutPauses(samples: Int16Array): Int16Array {
  const loud: Int16Array[] = [];
  for (let at = 0; at + 1600 <= samples.length; at += 1600) {
    const piece = samples.subarray(at, at + 1600);
    if (piece.some((sample) => Math.abs(sample) > 1500)) loud.push(piece);
  }
  return join16(...loud);
}
