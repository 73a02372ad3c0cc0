import type { LookAtSegment, TranscribeSegment } from './segment-work';
import type { VadListener } from './vad';

export type SpeechDetector = Pick<VadListener, 'probabilities'>;

/** What a hearing needs of what is loaded. */
export interface HearingModels {
  readonly vad: { listen(): SpeechDetector };
  readonly transcribe: TranscribeSegment;
  /** `undefined` where drafts save nothing: on the full window, or with a decoder that can't take them. */
  readonly look: LookAtSegment | undefined;
  /** Of Whisper's features. */
  readonly melBands: number;
}
