import type { Entry } from './entry';

/** As disks are sold and system tools count. */
const BYTES_PER_MEGABYTE = 1_000_000;

/** A recording that could stay, and what is known of it. */
export interface KeptRecording {
  readonly sizeBytes: number;
  /** Since the file was last written. */
  readonly ageMs: number;
  /** Without an entry its words are nowhere else. */
  readonly entry: Pick<Entry, 'delivery'> | undefined;
}

/**
 * What has to go so that all recordings together stay within the size that the user chose: the oldest delivered ones. One
 * that was not delivered never goes, even where those alone are larger: its words may be nowhere else.
 *
 * @returns the ones to delete, oldest first
 */
export function chooseOverCap<Kept extends KeptRecording>(
  kept: readonly Kept[],
  capMegabytes: number,
): readonly Kept[] {
  let excessBytes = kept.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) - capMegabytes * BYTES_PER_MEGABYTE;
  const delivered = kept.filter(({ entry }) => entry?.delivery === 'copied' || entry?.delivery === 'pasted');
  const gone: Kept[] = [];
  for (const recording of delivered.sort((one, other) => other.ageMs - one.ageMs)) {
    if (excessBytes <= 0) break;
    excessBytes -= recording.sizeBytes;
    gone.push(recording);
  }
  return gone;
}
