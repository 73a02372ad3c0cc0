import { METER } from '../../core/tuning';

/**
 * Loudness of one frame for the meter.
 *
 * @param samples int16
 * @returns 0 (METER.floorDb and below) to 1 (METER.ceilingDb and above), linear in decibels of the root mean square
 */
export function levelOf(samples: Int16Array): number {
  if (samples.length === 0) return 0;
  let squares = 0;
  for (const sample of samples) squares += sample * sample;
  const rms = Math.sqrt(squares / samples.length) / 32_768;
  const db = 20 * Math.log10(Math.max(rms, 1e-6));
  return Math.max(0, Math.min(1, (db - METER.floorDb) / (METER.ceilingDb - METER.floorDb)));
}
