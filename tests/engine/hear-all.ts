import { FRAME_SAMPLES } from '../../core/audio';
import type { Engine, Heard, Hearing } from '../../core/engine';

/** Pushes sound frame by frame, as the microphone does. */
export function pushAll(hearing: Hearing, samples: Int16Array): void {
  for (let at = 0; at < samples.length; at += FRAME_SAMPLES) hearing.push(samples.subarray(at, at + FRAME_SAMPLES));
}

/** Hears the whole sound; throws where the engine fails. */
export async function hearAll(engine: Engine, samples: Int16Array, language = 'en'): Promise<Heard> {
  const hearing = engine.hear({ language });
  pushAll(hearing, samples);
  const result = await hearing.finish();
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
