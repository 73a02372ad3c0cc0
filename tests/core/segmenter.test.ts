import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAME_MS } from '../../core/audio';
import { type FrameSigns, type Segment, Segmenter, segmentsOf } from '../../core/segmenter';
import { VAD } from '../../core/tuning';

const frames = (ms: number): number => Math.round(ms / FRAME_MS);
const speech = (ms: number, energy = 100): FrameSigns[] =>
  Array.from({ length: frames(ms) }, () => ({ speechProbability: 0.9, energy }));
const pause = (ms: number): FrameSigns[] =>
  Array.from({ length: frames(ms) }, () => ({ speechProbability: 0.01, energy: 1 }));

const PRE_ROLL = frames(VAD.preRollMs);
const HANGOVER = frames(VAD.hangoverMs);

describe('segments', () => {
  it('finds none in silence, and forgets it', () => {
    expect(segmentsOf(pause(60_000))).toEqual([]);
    const segmenter = new Segmenter();
    for (const sign of pause(10_000)) segmenter.add(sign);
    expect(segmenter.neededFromFrame).toBe(frames(10_000) - PRE_ROLL);
  });

  it('keeps a margin on both sides, as far as there is sound', () => {
    const lead = frames(1000);
    const length = frames(2000);
    expect(segmentsOf([...pause(1000), ...speech(2000), ...pause(1000)])).toEqual([
      {
        fromFrame: lead - PRE_ROLL,
        toFrame: lead + length + HANGOVER,
        speechFromFrame: lead,
        speechToFrame: lead + length,
        speechFrames: length,
      },
    ]);
    expect(segmentsOf(speech(2000))).toMatchObject([{ fromFrame: 0, toFrame: length }]);
  });

  it('ends a long enough segment at a pause, before the next word is spoken', () => {
    const segmenter = new Segmenter();
    const signs = [...speech(VAD.minSegmentMs + 100), ...pause(VAD.segmentPauseMs + FRAME_MS)];
    const ended = signs.findIndex((sign) => segmenter.add(sign) !== undefined);
    expect(ended).toBe(frames(VAD.minSegmentMs + 100) + frames(VAD.segmentPauseMs) - 1);
  });

  it('goes on over the same pause in a short segment, not over a long pause', () => {
    expect(segmentsOf([...speech(2000), ...pause(VAD.segmentPauseMs + 100), ...speech(2000)])).toHaveLength(1);
    expect(segmentsOf([...speech(2000), ...pause(VAD.longPauseMs + 100), ...speech(2000)])).toHaveLength(2);
  });

  it('cuts speech without a pause at its quietest place', () => {
    const quietAt = frames(VAD.maxSegmentMs - 5_000);
    const signs = speech(VAD.maxSegmentMs + 12_000);
    signs.fill({ speechProbability: 0.9, energy: 5 }, quietAt - 1, quietAt + 2);
    const [first, second] = segmentsOf(signs);
    expect(first).toMatchObject({ fromFrame: 0, toFrame: quietAt });
    expect(second).toMatchObject({ fromFrame: quietAt, speechFromFrame: quietAt, toFrame: signs.length });
  });
});

const anySigns = fc.array(
  fc.record({ count: fc.integer({ min: 1, max: 300 }), isSpeech: fc.boolean(), energy: fc.nat(1000) }),
  { maxLength: 40 },
);

describe('whatever is said', () => {
  it('every frame of speech is in exactly one segment, none is too long, they are in order', () => {
    fc.assert(
      fc.property(anySigns, (runs) => {
        const signs = runs.flatMap(({ count, isSpeech, energy }) =>
          Array.from({ length: count }, () => ({ speechProbability: isSpeech ? 0.8 : 0.1, energy })),
        );
        const segments = segmentsOf(signs);
        let spoken = 0;
        let before = 0;
        for (const segment of segments) {
          expect(segment.fromFrame).toBeGreaterThanOrEqual(before);
          expect(segment.speechFromFrame).toBeGreaterThanOrEqual(segment.fromFrame);
          expect(segment.speechToFrame).toBeGreaterThan(segment.speechFromFrame);
          expect(segment.toFrame).toBeGreaterThanOrEqual(segment.speechToFrame);
          expect(segment.toFrame).toBeLessThanOrEqual(signs.length);
          expect((segment.toFrame - segment.fromFrame) * FRAME_MS).toBeLessThan(
            VAD.maxSegmentMs + VAD.preRollMs + VAD.hangoverMs + 100,
          );
          spoken += segment.speechFrames;
          before = segment.toFrame;
        }
        expect(spoken).toBe(signs.filter((sign) => sign.speechProbability > 0.5).length);
      }),
    );
  });

  it('what a segment needs is never forgotten, and what is kept is bounded', () => {
    fc.assert(
      fc.property(anySigns, (runs) => {
        const segmenter = new Segmenter();
        let needed = 0;
        let frame = 0;
        const look = (segment: Segment | undefined): void => {
          if (segment !== undefined) expect(segment.fromFrame).toBeGreaterThanOrEqual(needed);
        };
        for (const { count, isSpeech, energy } of runs) {
          for (let i = 0; i < count; i++, frame++) {
            look(segmenter.add({ speechProbability: isSpeech ? 0.8 : 0.1, energy }));
            needed = segmenter.neededFromFrame;
            expect((frame - needed) * FRAME_MS).toBeLessThan(VAD.maxSegmentMs + VAD.preRollMs + VAD.longPauseMs);
          }
        }
        look(segmenter.end());
      }),
    );
  });
});
