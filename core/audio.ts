/** Everything inside Dictum is mono, 16 kHz, int16: what Whisper and Silero were trained on. */
export const SAMPLE_RATE_HZ = 16_000;

/** One frame is the unit of the whole first half of the line: the capture's output, the IPC message, what is written to disk, what the VAD takes. */
export const FRAME_SAMPLES = 512;

export const FRAME_MS = (FRAME_SAMPLES / SAMPLE_RATE_HZ) * 1000;

/** How an utterance's sound ended. `lost`: it stopped by itself (unplugged microphone, dead window); what came before is used all the same. */
export type Ending = 'released' | 'cancelled' | 'lost';

/** What a microphone or a file gives: frames of mono 16 kHz int16 (several as one, where they had to wait), then one ending. A stream that stops without one counts as `lost`. */
export type SoundEvent =
  { readonly kind: 'frame'; readonly samples: Int16Array } | { readonly kind: 'end'; readonly ending: Ending };

/** Length of `samples` samples, in milliseconds. */
export function samplesToMs(samples: number): number {
  return (samples / SAMPLE_RATE_HZ) * 1000;
}

/** Number of whole samples in `ms` milliseconds. */
export function msToSamples(ms: number): number {
  return Math.round((ms * SAMPLE_RATE_HZ) / 1000);
}
