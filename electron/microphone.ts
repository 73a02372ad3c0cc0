import type { MicrophoneFailure } from '../core/failure';
import type { Clock, Microphone, OpenMicrophone } from '../core/ports';
import { fail, type Result } from '../core/result';
import type { Settings } from '../core/settings';
import { Capture } from './capture';
import type { AudioMessage, CaptureOrder } from './ipc/contract';

export interface MicrophoneParts {
  readonly clock: Clock;
  settings(): Settings;
  order(order: CaptureOrder): void;
  /** Asks the system, and through it the user, where that is needed. */
  mayRecord(): Promise<boolean>;
  /** A whole recording was digital silence. */
  onSilence(): void;
}

/** The microphone, as the page gives it: orders go out, sound and endings come back through the audio channel. */
export class PageMicrophone implements Microphone {
  private readonly captures = new Map<string, Capture>();

  constructor(private readonly parts: MicrophoneParts) {}

  async open(sessionId: string): Promise<Result<OpenMicrophone, MicrophoneFailure>> {
    if (!(await this.parts.mayRecord())) return fail({ name: 'microphone-denied' });
    const { microphoneId, echoCancellation, noiseSuppression, autoGain } = this.parts.settings();
    const capture = new Capture(
      sessionId,
      this.parts.clock,
      () => this.parts.order({ kind: 'close', sessionId }),
      (ended) => this.forget(ended),
    );
    this.captures.set(sessionId, capture);
    const opened = capture.whenOpen();
    this.parts.order({ kind: 'open', sessionId, microphoneId, echoCancellation, noiseSuppression, autoGain });
    return opened;
  }

  /** A message of the audio channel; one of a session that is over, or never was, changes nothing. */
  hear(message: AudioMessage): void {
    this.captures.get(message.sessionId)?.hear(message);
  }

  /** The page is gone or being loaded again: no ending will come. */
  pageLeft(): void {
    for (const capture of [...this.captures.values()]) capture.giveUp();
  }

  private forget(capture: Capture): void {
    this.captures.delete(capture.sessionId);
    if (capture.onlySilence) this.parts.onSilence();
  }
}
