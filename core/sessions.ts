import type { OpenMicrophone } from './ports';
import type { Phase } from './snapshot';

/** The one session whose sound is coming in. */
export interface RecordingSession {
  readonly sessionId: string;
  microphone: OpenMicrophone | undefined;
  /** Asked for while the microphone was still opening, or since. */
  ending: 'released' | 'cancelled' | undefined;
  /** On the steady clock, when its end was asked for: the user's wait begins. */
  endAskedAtMs: number | undefined;
}

/** Which session records and which still think; what arrives for any other is for a finished one. */
export class Sessions {
  private recordingNow: RecordingSession | undefined;
  private thinking: readonly string[] = [];

  get recording(): RecordingSession | undefined {
    return this.recordingNow;
  }

  /** Whether sound is coming in that nobody has asked to end: what `start` waits for and `stop` and Esc mean. */
  get isRecording(): boolean {
    return this.recordingNow !== undefined && this.recordingNow.ending === undefined;
  }

  /** A session whose last word is still being heard out makes room: the key is down again, and what is said now must not be missed. */
  begin(sessionId: string): RecordingSession {
    if (this.recordingNow !== undefined) this.think(this.recordingNow.sessionId);
    this.recordingNow = { sessionId, microphone: undefined, ending: undefined, endAskedAtMs: undefined };
    return this.recordingNow;
  }

  /** Ends the recording's sound, or has it ended as soon as its microphone is open. `nowMs`: the steady clock. */
  end(ending: 'released' | 'cancelled', nowMs: number): void {
    const session = this.recordingNow;
    if (session === undefined) return;
    session.ending ??= ending;
    session.endAskedAtMs ??= nowMs;
    session.microphone?.close(session.ending);
  }

  /** The session's microphone is open; closes it at once where its end was asked for meanwhile. */
  opened(session: RecordingSession, microphone: OpenMicrophone): void {
    session.microphone = microphone;
    if (session.ending !== undefined) microphone.close(session.ending);
  }

  think(sessionId: string): void {
    if (this.recordingNow?.sessionId === sessionId) this.recordingNow = undefined;
    if (!this.thinking.includes(sessionId)) this.thinking = [...this.thinking, sessionId];
  }

  /** Takes a session up again; returns `false` where it is at work already. */
  claim(sessionId: string): boolean {
    if (this.recordingNow?.sessionId === sessionId || this.thinking.includes(sessionId)) return false;
    this.think(sessionId);
    return true;
  }

  /** Returns whether the session was still known. */
  forget(sessionId: string): boolean {
    const known = this.recordingNow?.sessionId === sessionId || this.thinking.includes(sessionId);
    if (this.recordingNow?.sessionId === sessionId) this.recordingNow = undefined;
    this.thinking = this.thinking.filter((id) => id !== sessionId);
    return known;
  }

  /** What is left to show once a session moved on: `undefined` while a newer one records, else the newest that thinks, else `idle`. */
  rest(idle: Phase): Phase | undefined {
    if (this.recordingNow !== undefined) return undefined;
    const newest = this.thinking.at(-1);
    return newest === undefined ? idle : { kind: 'thinking', sessionId: newest };
  }
}
