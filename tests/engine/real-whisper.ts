import { afterAll, beforeAll } from 'vitest';
import { FRAME_SAMPLES } from '../../core/audio';
import type { Segment } from '../../core/segmenter';
import type { Encoded } from '../../engine/decoder';
import { loadModels, type Models } from '../../engine/models';
import type { WhisperModel } from '../../engine/whisper-model';
import { windowsFor } from '../../engine/windows';
import { MODELS } from './fixture-sound';

/** Loads the embedded Whisper for the tests of the file or `describe` in which it is called; what it returns gives it to them. */
export function realWhisper(): () => WhisperModel {
  let models: Models | undefined;
  beforeAll(async () => {
    const loaded = await loadModels(MODELS, { threads: 2, window: 'short', installed: undefined }, () => undefined);
    models = loaded.ok ? loaded.value : undefined;
  });
  afterAll(() => models?.whisper.release());
  return () => {
    if (models === undefined) throw new Error('no model');
    return models.whisper;
  };
}

/** What the encoder makes of the sound on the short window. */
export async function encodedShort(whisper: WhisperModel, samples: Int16Array): Promise<Encoded> {
  const [window] = windowsFor(samples.length);
  return whisper.encode(await whisper.features(samples, window?.samples ?? 0));
}

/** The sound as one segment in which all is speech. */
export function allSpeech(samples: Int16Array): Segment {
  const frames = Math.ceil(samples.length / FRAME_SAMPLES);
  return { fromFrame: 0, toFrame: frames, speechFromFrame: 0, speechToFrame: frames, speechFrames: frames };
}
