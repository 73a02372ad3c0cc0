import type { KeptSound } from './kept-sound';
import type { SegmentWork, TranscribeSegment } from './segment-work';
import type { VadListener } from './vad';

export type SpeechDetector = Pick<VadListener, 'probabilities'>;

/** What a hearing needs of what is loaded. */
export interface HearingModels {
  readonly vad: { listen(): SpeechDetector };
  readonly transcribe: TranscribeSegment;
  /** Of Whisper's features. */
  readonly melBands: number;
}

/** What one hearing makes of them. */
export interface Ears {
  readonly vad: SpeechDetector;
  readonly work: SegmentWork;
  readonly sound: KeptSound;
}
