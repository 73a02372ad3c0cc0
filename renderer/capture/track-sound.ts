import type { MicrophoneFailure } from '../../core/failure';
import { fail, type Result, succeed } from '../../core/result';
import { openStream } from './open-stream';
import type { OpenSound, SoundRequest, SoundSink, SoundSource } from './sound-source';
import type { TrackProcessorConstructor } from './track-processor';
import { TrackSession } from './track-session';

/** The browser's microphone, its samples read from the track itself: nothing to start, nothing kept after a session. */
export class TrackSound implements SoundSource {
  constructor(private readonly Processor: TrackProcessorConstructor) {}

  /** Fails with any `MicrophoneFailure`. */
  async open(request: SoundRequest, sink: SoundSink): Promise<Result<OpenSound, MicrophoneFailure>> {
    const stream = await openStream(request, (constraints) => navigator.mediaDevices.getUserMedia(constraints));
    if (!stream.ok) return stream;
    const [track] = stream.value.getAudioTracks();
    return track === undefined
      ? fail({ name: 'microphone-missing' })
      : succeed(new TrackSession(this.Processor, track, sink));
  }
}
