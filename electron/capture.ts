import type { MicrophoneFailure } from '../core/failure';
import type { Clock, OpenMicrophone } from '../core/ports';
import { fail, type Result, succeed } from '../core/result';
import { TIMEOUT } from '../core/tuning';
import type { AudioMessage } from './ipc/contract';
import { SoundQueue } from './sound-queue';

/** One session's sound, from the order to the page to the ending. Every wait has an end: a page can hang or die at any time. */
export class Capture implements OpenMicrophone {
  readonly sound = new SoundQueue();
  private asked: 'released' | 'cancelled' | undefined;
  private callOff: () => void;
  private callOffMost: () => void = () => undefined;
  private opened: (result: Result<OpenMicrophone, MicrophoneFailure>) => void = () => undefined;
  private hasOpened = false;
  private loud = false;
  private frames = 0;

  /**
   * @param orderEnd tells the page that no more sound is wanted; called once at most
   * @param onEnd called once, when nothing more is to come
   */
  constructor(
    readonly sessionId: string,
    private readonly clock: Clock,
    private readonly orderEnd: () => void,
    private readonly onEnd: (capture: Capture) => void,
  ) {
    this.callOff = clock.after(TIMEOUT.microphoneStartMs, () => this.giveUp());
  }

  /** Resolves when the page has the microphone or cannot have it. */
  whenOpen(): Promise<Result<OpenMicrophone, MicrophoneFailure>> {
    return new Promise((resolve) => (this.opened = resolve));
  }

  /** Whether frames came and every sample of every one was zero: a muted microphone. */
  get onlySilence(): boolean {
    return this.frames > 0 && !this.loud;
  }

  hear(message: AudioMessage): void {
    if (this.sound.isEnded) return;
    switch (message.kind) {
      case 'opened':
        this.open();
        return;
      case 'failed':
        if (this.hasOpened) this.end('lost');
        else this.refuse(message.failure);
        return;
      case 'frame':
        this.open();
        this.take(new Int16Array(message.samples));
        return;
      case 'ended':
        // A page that forgot to say so: without it, who waits for the opening would wait for ever.
        this.open();
        this.end(message.ending === 'closed' ? (this.asked ?? 'lost') : 'lost');
    }
  }

  close(ending: 'released' | 'cancelled'): void {
    if (this.asked !== undefined || this.sound.isEnded) return;
    this.asked = ending;
    this.wait(TIMEOUT.microphoneStopMs);
    this.callOffMost = this.clock.after(TIMEOUT.microphoneStopMostMs, () => this.giveUp());
    this.orderEnd();
  }

  /** The page is gone, or sends nothing any more. */
  giveUp(): void {
    if (this.hasOpened) this.end('lost');
    else this.refuse({ name: 'microphone-no-answer' });
  }

  private open(): void {
    if (this.hasOpened) return;
    this.hasOpened = true;
    // The first frame may still take its time.
    if (this.asked === undefined) this.wait(TIMEOUT.microphoneStartMs);
    this.opened(succeed(this));
  }

  private take(samples: Int16Array): void {
    this.frames += 1;
    this.loud ||= samples.some((sample) => sample !== 0);
    // After stop too: what a busy window still sends was said before it.
    this.wait(this.asked === undefined ? TIMEOUT.microphoneStallMs : TIMEOUT.microphoneStopMs);
    this.sound.frame(samples);
  }

  private refuse(failure: MicrophoneFailure): void {
    this.hasOpened = true;
    this.end('lost');
    this.opened(fail(failure));
  }

  /** What the user cancelled stays cancelled, however the sound ended. */
  private end(ending: 'released' | 'cancelled' | 'lost'): void {
    if (this.sound.isEnded) return;
    this.callOff();
    this.callOffMost();
    if (this.asked === undefined) this.orderEnd();
    this.sound.end(this.asked === 'cancelled' ? 'cancelled' : ending);
    this.onEnd(this);
  }

  private wait(ms: number): void {
    this.callOff();
    this.callOff = this.clock.after(ms, () => this.giveUp());
  }
}
