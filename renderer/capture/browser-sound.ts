import type { SoundSource } from './sound-source';
import { trackProcessor } from './track-processor';
import { TrackSound } from './track-sound';
import { WorkletSound } from './worklet-sound';

/**
 * The microphone, by the best means that this browser has.
 *
 * @param workletUrl where the page's server has the worklet's script
 */
export function browserSound(workletUrl: string): SoundSource {
  const Processor = trackProcessor();
  return Processor === undefined ? new WorkletSound(workletUrl) : new TrackSound(Processor);
}
