import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../core/entry';
import { chooseOverCap, type KeptRecording } from '../../core/size-cap';

const MEGABYTE = 1_000_000;

function kept(ageMs: number, megabytes: number, delivery: Delivery | undefined): KeptRecording {
  return { ageMs, sizeBytes: megabytes * MEGABYTE, entry: delivery === undefined ? undefined : { delivery } };
}

describe('chooseOverCap', () => {
  it('lets all stay that fits, to the byte', () => {
    expect(chooseOverCap([kept(1, 5, 'copied'), kept(2, 5, 'pasted')], 10)).toEqual([]);
    expect(chooseOverCap([], 10)).toEqual([]);
  });

  it('takes the oldest delivered first, and no more than needed', () => {
    const all = [kept(1, 4, 'copied'), kept(3, 4, 'pasted'), kept(2, 4, 'copied'), kept(9, 4, 'waiting')];
    expect(chooseOverCap(all, 10).map(({ ageMs }) => ageMs)).toEqual([3, 2]);
  });

  it('never takes what was not delivered, however large and old', () => {
    const undelivered = (['waiting', 'none', 'refused', undefined] as const).map((delivery) => kept(99, 50, delivery));
    expect(chooseOverCap(undelivered, 10)).toEqual([]);
  });

  it('whatever there is: only delivered ones go, and then the rest fits or none of them is left', () => {
    const recording = fc.record({
      ageMs: fc.nat(),
      sizeBytes: fc.nat(3 * MEGABYTE),
      entry: fc.option(fc.record({ delivery: fc.constantFrom<Delivery>('waiting', 'none', 'copied', 'pasted') }), {
        nil: undefined,
      }),
    });
    fc.assert(
      fc.property(fc.array(recording), fc.nat(20), (all, cap) => {
        const gone = new Set(chooseOverCap(all, cap));
        const isDelivered = ({ entry }: KeptRecording): boolean => ['copied', 'pasted'].includes(entry?.delivery ?? '');
        const rest = all.filter((one) => !gone.has(one));
        const restBytes = rest.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
        expect([...gone].every(isDelivered)).toBe(true);
        expect(restBytes <= cap * MEGABYTE || !rest.some(isDelivered)).toBe(true);
      }),
    );
  });
});
