import { SAMPLE_RATE_HZ } from '../../core/audio';
import type { MicrophoneFailure } from '../../core/failure';
import { type Result, succeed } from '../../core/result';
import { WorkletSession } from './worklet-session';
import { openStream } from './open-stream';
import type { OpenSound, SoundRequest, SoundSink, SoundSource } from './sound-source';

/**
 * The browser's microphone, through an audio context that resamples it to 16 kHz mono. Chromium keeps about 0.45 MB of every
 * such session (0.13 MB where one context serves them all), so it is for browsers without a track processor.
 */
export class WorkletSound implements SoundSource {
  /** @param workletUrl where the page's server has the worklet's script */
  constructor(private readonly workletUrl: string) {}

  /** Fails with any `MicrophoneFailure`. Throws where the worklet does not load, which is a bug of the build. */
  async open(request: SoundRequest, sink: SoundSink): Promise<Result<OpenSound, MicrophoneFailure>> {
    const context = new AudioContext({ sampleRate: SAMPLE_RATE_HZ, latencyHint: 'interactive' });
    // Both at once: every millisecond until the first frame is a syllable that is not heard.
    const loading = context.audioWorklet.addModule(this.workletUrl);
    // Awaited below; where the microphone fails first, nobody asks any more.
    loading.catch(() => undefined);
    const stream = await openStream(request, (constraints) => navigator.mediaDevices.getUserMedia(constraints));
    if (!stream.ok) {
      await context.close();
      return stream;
    }
    try {
      await loading;
      return succeed(new WorkletSession(context, stream.value, sink));
    } catch (error) {
      for (const track of stream.value.getTracks()) track.stop();
      await context.close();
      throw new Error('the audio worklet did not load', { cause: error });
    }
  }
}
