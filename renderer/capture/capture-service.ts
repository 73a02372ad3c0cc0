import type { AudioMessage, CaptureOrder } from '../../electron/ipc/contract';
import { CaptureSession } from './capture-session';
import type { LevelFeed } from './level-feed';
import { levelOf } from './level';
import type { SoundSource } from './sound-source';

/**
 * Does what main orders: opens and closes the microphone, and sends its sound. Knows nothing of the screen. A new session
 * may open while the one before still gives its last frame.
 */
export class CaptureService {
  private readonly sessions = new Map<string, CaptureSession>();

  constructor(
    private readonly source: SoundSource,
    private readonly send: (message: AudioMessage) => void,
    private readonly levels: LevelFeed,
  ) {}

  /** Resolves when the order is done; rejects only for a bug in the source, of which main has been told as a failure. */
  async handle(order: CaptureOrder): Promise<void> {
    if (order.kind === 'close') {
      await this.sessions.get(order.sessionId)?.close();
      return;
    }
    if (this.sessions.has(order.sessionId)) return;
    const session = new CaptureSession(
      order,
      (message) => this.pass(message),
      (samples) => this.levels.publish(levelOf(new Int16Array(samples))),
    );
    this.sessions.set(order.sessionId, session);
    await session.open(this.source);
  }

  private pass(message: AudioMessage): void {
    if (message.kind === 'ended' || message.kind === 'failed') {
      this.sessions.delete(message.sessionId);
      this.levels.publish(0);
    }
    this.send(message);
  }
}
