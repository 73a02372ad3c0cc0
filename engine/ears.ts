import type { HearingOptions } from '../core/engine';
import type { HearingModels, SpeechDetector } from './hearing-models';
import { KeptSound } from './kept-sound';
import { SegmentWork } from './segment-work';
import type { Stopwatch } from './stopwatch';
import type { WorkQueue } from './work-queue';

/** What one hearing makes of the models. */
export interface Ears {
  readonly vad: SpeechDetector;
  readonly work: SegmentWork;
  readonly sound: KeptSound;
}

/** @param onDone and `onError`: as of `SegmentWork` */
export function openEars(
  models: HearingModels,
  queue: WorkQueue,
  watch: Stopwatch,
  options: HearingOptions,
  onDone: () => void,
  onError: (error: unknown) => void,
): Ears {
  return {
    vad: models.vad.listen(),
    sound: new KeptSound(),
    work: new SegmentWork(models, queue, watch, options, onDone, onError),
  };
}
