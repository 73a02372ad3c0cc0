import type { AudioMessage, CaptureOrder } from '../../electron/ipc/contract';
import type { OpenSound, SoundSource } from './sound-source';
import { SpeechTail } from './speech-tail';

type OpenOrder = Extract<CaptureOrder, { kind: 'open' }>;

/** One order for sound, from opening to its one ending. Says `opened` with the first frame, so that main knows sound flows. */
export class CaptureSession {
  private sound: OpenSound | undefined;
  private readonly tail = new SpeechTail();
  private closeAsked = false;
  private saidOpened = false;
  private saidEnd = false;

  constructor(
    private readonly order: OpenOrder,
    private readonly send: (message: AudioMessage) => void,
    private readonly onFrame: (samples: ArrayBuffer) => void,
  ) {}

  /** Resolves when the microphone is open, failed, or was closed meanwhile. Throws only for a bug in the source. */
  async open(source: SoundSource): Promise<void> {
    const { sessionId } = this.order;
    try {
      const opened = await source.open(this.order, {
        frame: (samples) => this.frame(samples),
        lost: () => this.end('lost'),
      });
      if (!opened.ok) {
        this.fail(opened.failure);
        return;
      }
      this.sound = opened.value;
      if (this.closeAsked) await this.close();
    } catch (error) {
      this.fail({ name: 'microphone-no-answer' });
      throw new Error(`capture of session ${sessionId} broke`, { cause: error });
    }
  }

  /** Ends the sound after its last frame, once a word that is being spoken is out. While it is still opening, as soon as it is open. */
  async close(): Promise<void> {
    this.closeAsked = true;
    if (this.sound === undefined) return;
    await this.tail.over();
    await this.sound.close();
    this.end('closed');
  }

  private frame(samples: ArrayBuffer): void {
    if (this.saidEnd) return;
    this.sayOpened();
    this.tail.add(new Int16Array(samples));
    this.onFrame(samples);
    this.send({ kind: 'frame', sessionId: this.order.sessionId, samples });
  }

  private end(ending: 'closed' | 'lost'): void {
    if (this.saidEnd) return;
    this.sayOpened();
    this.saidEnd = true;
    this.send({ kind: 'ended', sessionId: this.order.sessionId, ending });
  }

  private fail(failure: Extract<AudioMessage, { kind: 'failed' }>['failure']): void {
    if (this.saidEnd) return;
    this.saidEnd = true;
    this.send({ kind: 'failed', sessionId: this.order.sessionId, failure });
  }

  private sayOpened(): void {
    if (this.saidOpened) return;
    this.saidOpened = true;
    this.send({ kind: 'opened', sessionId: this.order.sessionId });
  }
}
