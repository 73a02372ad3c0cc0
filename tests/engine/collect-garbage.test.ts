import { getHeapStatistics } from 'node:v8';
import { describe, expect, it, vi } from 'vitest';
import { ENGINE } from '../../core/tuning';
import { collectAllGarbage, collectGarbage, tidyUp } from '../../engine/collect-garbage';

const MEGABYTE = 1_048_576;

/** Arrays as old as they get, and nobody's. */
function leaveOldArrays(bytes: number): void {
  const arrays = Array.from({ length: bytes / MEGABYTE }, () => new Uint8Array(MEGABYTE));
  for (let turn = 0; turn < 3; turn++) collectGarbage();
  arrays.length = 0;
}

describe('tidying up between two dictations', () => {
  it('collects old arrays once they are many', async () => {
    collectAllGarbage();
    tidyUp();
    const bytes = (): number => getHeapStatistics().external_memory;
    const before = bytes();
    leaveOldArrays(2 * ENGINE.maxGarbageBytes);
    expect(bytes() - before).toBeGreaterThan(ENGINE.maxGarbageBytes);
    tidyUp();
    await vi.waitFor(() => {
      // Collects no old arrays, but makes V8 count those that it has let go of.
      collectGarbage();
      expect(bytes() - before).toBeLessThan(ENGINE.maxGarbageBytes / 2);
    });
  });
});
