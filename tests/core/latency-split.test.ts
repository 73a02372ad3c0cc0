import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SoundEvent } from '../../core/audio';
import { dictate } from '../../core/dictate';
import { parseSplit, SPLIT_PARTS, splitTotalMs, splitUntilHeard } from '../../core/latency-split';
import type { Delivered } from '../../core/ports';
import { succeed } from '../../core/result';
import { FakeDeliverer } from '../fakes/ends';
import { FakeEngine, heardText } from '../fakes/engine';
import { fakeLine, WISHES } from '../fakes/line';

const ms = fc.double({ min: 0, max: 10_000, noNaN: true });

describe('the split of the wait', () => {
  it('has no part below nothing, and adds up to the time from release to text', () => {
    fc.assert(
      fc.property(ms, ms, ms, ms, ms, (releasedAtMs, drain, heard, encodeAfterReleaseMs, decodeAfterReleaseMs) => {
        const soundEndedAtMs = releasedAtMs + drain;
        const heardAtMs = soundEndedAtMs + heard;
        const times = { releasedAtMs, soundEndedAtMs, heardAtMs, encodeAfterReleaseMs, decodeAfterReleaseMs };
        const split = splitUntilHeard(times);
        expect(SPLIT_PARTS.every((part) => split[part] >= 0)).toBe(true);
        expect(splitTotalMs(split)).toBeCloseTo(heardAtMs - releasedAtMs, 6);
      }),
    );
  });

  it('reads back what was written, and nothing else', () => {
    const parts = fc.record(Object.fromEntries(SPLIT_PARTS.map((part) => [part, ms])));
    fc.assert(
      fc.property(parts, (split) => {
        expect(parseSplit({ ...split, more: 1 })).toEqual(split);
      }),
    );
    fc.assert(
      fc.property(parts, fc.constantFrom(...SPLIT_PARTS), fc.anything(), (split, part, junk) => {
        fc.pre(typeof junk !== 'number' || !(junk >= 0 && junk < Infinity));
        expect(parseSplit({ ...split, [part]: junk })).toBeUndefined();
      }),
    );
    for (const junk of [null, undefined, 'x', 7, [], {}]) expect(parseSplit(junk)).toBeUndefined();
  });

  it('is kept with a dictation, delivery included', async () => {
    const answer = succeed(heardText('Hello there.'));
    const line = fakeLine({ engine: new FakeEngine(['later']), deliverer: new SlowDeliverer(() => advance(30)) });
    const advance = (by: number): void => line.clock.advance(by);
    async function* sound(): AsyncGenerator<SoundEvent> {
      await Promise.resolve();
      yield { kind: 'frame', samples: new Int16Array(512) };
      advance(100);
      yield { kind: 'end', ending: 'released' };
    }
    const done = dictate('a', sound(), WISHES, line, () => 60);
    for (let turn = 0; turn < 50; turn++) await Promise.resolve();
    advance(8);
    line.engine.hearings[0]?.say(answer);
    const split = { drainMs: 40, vadWaitMs: 5, encodeMs: 2, decodeMs: 1, validationMs: 0, deliveryMs: 30 };
    expect(await done).toMatchObject({ kind: 'delivered', entry: { latencyMs: 48, split } });
    expect(line.history.entries.get('a')?.split).toEqual(split);
  });
});

/** Delivery takes time. */
class SlowDeliverer extends FakeDeliverer {
  constructor(private readonly pass: () => void) {
    super();
  }

  override deliver(text: string, paste: boolean): Promise<Delivered> {
    this.pass();
    return super.deliver(text, paste);
  }
}
