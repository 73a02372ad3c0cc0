import { FRAME_MS, FRAME_SAMPLES, msToSamples } from '../../core/audio';
import type { EngineFailure } from '../../core/failure';
import { fail, type Result, succeed } from '../../core/result';
import type { FrameSigns } from '../../core/segmenter';
import { VAD } from '../../core/tuning';
import { energyOf } from '../../engine/frame-energy';
import { findModels } from '../../engine/model-files';
import { VadModel } from '../../engine/vad';
import { withBackground } from './noise-floor';

/** Sound, and where somebody speaks last in it. */
export interface SpokenSound {
  readonly id: string;
  readonly samples: Int16Array;
  /** What is said. */
  readonly text: string;
  /** First frame after the last one with speech, counted from the start. */
  readonly speechEndFrame: number;
}

/** Frames from the first with speech to the one after the last, counted from the start; both 0 where nobody speaks. */
export interface SpeechRange {
  readonly fromFrame: number;
  readonly toFrame: number;
}

/** The detector, run over a whole sound before it is played: where speech ends must not be learnt from the run that is measured. */
export class SpeechFinder {
  private constructor(private readonly vad: VadModel) {}

  static async load(modelsFolder: string): Promise<Result<SpeechFinder, EngineFailure>> {
    const found = await findModels(modelsFolder);
    return found.ok ? succeed(new SpeechFinder(await VadModel.load(found.value.paths.vad))) : fail(found.failure);
  }

  /** What the segmenter would be told of each whole frame. */
  async signs(samples: Int16Array): Promise<readonly FrameSigns[]> {
    const listener = this.vad.listen();
    const signs: FrameSigns[] = [];
    for (let at = 0; at + FRAME_SAMPLES <= samples.length; at += FRAME_SAMPLES) {
      const frame = samples.slice(at, at + FRAME_SAMPLES);
      const [speechProbability = 0] = await listener.probabilities([frame]);
      signs.push({ speechProbability, energy: energyOf(frame) });
    }
    return signs;
  }

  async find(samples: Int16Array): Promise<SpeechRange> {
    return rangeOf(await this.signs(samples));
  }

  release(): Promise<void> {
    return this.vad.release();
  }
}

export function rangeOf(signs: readonly FrameSigns[]): SpeechRange {
  const isSpeech = ({ speechProbability }: FrameSigns): boolean => speechProbability >= VAD.speechProbability;
  return { fromFrame: Math.max(0, signs.findIndex(isSpeech)), toFrame: signs.findLastIndex(isSpeech) + 1 };
}

/** The sound from key down to key up, `afterMs` after the last frame with speech; the room goes on where the clip is over. */
export function untilRelease({ samples, speechEndFrame }: SpokenSound, afterMs: number): Int16Array {
  const wanted = msToSamples(speechEndFrame * FRAME_MS + afterMs);
  return wanted <= samples.length ? samples.subarray(0, wanted) : withBackground(samples, wanted - samples.length);
}

/** Sounds one after the other, each followed by its own room for `pauseMs`, but for the last. */
export function joinSounds(sounds: readonly SpokenSound[], pauseMs: number): Pick<SpokenSound, 'samples' | 'text'> {
  const parts = sounds.map(({ samples }, index) =>
    index === sounds.length - 1 ? samples : withBackground(samples, msToSamples(pauseMs)),
  );
  const samples = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    samples.set(part, at);
    at += part.length;
  }
  return { samples, text: sounds.map(({ text }) => text).join(' ') };
}
