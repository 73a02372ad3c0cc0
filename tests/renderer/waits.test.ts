import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundCeiling, sumUp, waitsOf } from '../../renderer/screens/speed/waits';
import { CANCELLED, ENTRIES, FAILED, MEASURED, REJECTED, SAID } from '../screens/samples';

describe('waits', () => {
  it('are those of texts that a user waited for, oldest first', () => {
    const waits = waitsOf(ENTRIES);
    expect(waits.map(({ id }) => id)).toEqual(['older', 'german', 'long', 'doubted', 'rejected', 'said']);
    expect(waitsOf([FAILED, CANCELLED, { ...SAID, origin: 'retried' }, { ...REJECTED, text: '' }])).toEqual([]);
  });

  it('are summed up by their middle, which one slow text does not move', () => {
    const { medianMs, p95Ms, parts } = sumUp(waitsOf(MEASURED));
    expect(medianMs).toBeGreaterThan(50);
    expect(p95Ms).toBeLessThan(200);
    expect(parts).toMatchObject({ drainMs: 8, vadWaitMs: 6, deliveryMs: 60 });
    expect(sumUp(waitsOf(ENTRIES)).parts).toBeUndefined();
  });

  it('fit under a round number, not far above them', () => {
    expect([0, 1, 1.1, 3, 7, 99, 100, 101, 230, 2_400].map(roundCeiling)).toEqual([
      1, 1, 2, 5, 10, 100, 100, 200, 500, 5_000,
    ]);
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e7, noNaN: true }), (ms) => {
        expect(roundCeiling(ms)).toBeGreaterThanOrEqual(ms);
        expect(roundCeiling(ms)).toBeLessThanOrEqual(ms * 2.5 + 1e-6);
      }),
    );
  });
});
