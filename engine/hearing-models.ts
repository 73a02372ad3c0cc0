import type { TranscribeSegment } from './segment-work';
import type { VadListener } from './vad';

export type SpeechDetector = Pick<VadListener, 'probabilities'>;

/** What a hearing needs of what is loaded. */
export interface HearingModels {
  readonly vad: { listen(): SpeechDetector };
  readonly transcribe: TranscribeSegment;
}
