import type { Encoded } from './decoder';
import type { Stopwatch } from './stopwatch';
import type { WhisperModel } from './whisper-model';
import type { Window } from './windows';

/** Features of the sound and what the encoder makes of them. The decoder lets go of the window before. */
export async function encodeWindow(
  model: WhisperModel,
  sound: Int16Array,
  window: Window,
  watch: Stopwatch,
): Promise<Encoded> {
  model.decoder.end();
  const features = await watch.time('featuresMs', () => model.features(sound, window.samples));
  return watch.time('encodeMs', () => model.encode(features));
}
