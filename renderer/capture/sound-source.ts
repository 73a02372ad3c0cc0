import type { MicrophoneFailure } from '../../core/failure';
import type { Result } from '../../core/result';

/** Which microphone, and what the browser may do to its sound. */
export interface SoundRequest {
  /** Empty for the system's choice. */
  readonly microphoneId: string;
  readonly echoCancellation: boolean;
  readonly noiseSuppression: boolean;
  readonly autoGain: boolean;
}

export interface SoundSink {
  /** Mono 16 kHz int16, FRAME_SAMPLES of them (fewer in the last one). */
  frame(samples: ArrayBuffer): void;
  /** The sound stopped by itself; no frame follows. Not called once `close` was. */
  lost(): void;
}

export interface OpenSound {
  /** Lets go of the microphone; resolves after the last frame was given. May be called twice. */
  close(): Promise<void>;
}

/** Where sound comes from: the browser's microphone, or a test's. */
export interface SoundSource {
  open(request: SoundRequest, sink: SoundSink): Promise<Result<OpenSound, MicrophoneFailure>>;
}
