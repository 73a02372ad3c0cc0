import { Board } from './board';
import { CancelledSound } from './cancelled-sound';
import { deliverEntry, dropSound } from './conclude';
import { dictate } from './dictate';
import type { Entry } from './entry';
import type { Failure, StorageFailure } from './failure';
import type { Line, News, Outcome, Wishes } from './line';
import type { Microphone } from './ports';
import { redo } from './redo';
import { fail, type Result, succeed } from './result';
import { Sessions } from './sessions';
import type { Phase, Snapshot } from './snapshot';
import { RECORDING } from './tuning';

export interface ControllerPorts extends Omit<Line, 'report'> {
  readonly microphone: Microphone;
  newSessionId(): string;
  /** Read at each start: settings may change between two dictations. */
  wishes(): Wishes;
  /** A bug: something threw that must not. Never called with anything that was said. */
  onBug(error: unknown): void;
}

/**
 * Starts, stops and cancels dictations. One session records at a time; earlier ones may still be thinking. What arrives
 * for a finished session changes nothing.
 */
export class Controller {
  private readonly board: Board;
  private readonly line: Line;
  private readonly sessions = new Sessions();
  readonly cancelled: CancelledSound;

  constructor(private readonly ports: ControllerPorts) {
    const { recordings, engine, history, deliverer, clock } = ports;
    const idle = { phase: { kind: 'ready' }, last: undefined, troubles: [], recovered: 0 } as const;
    this.board = new Board({ ...idle, engine: engine.state() }, clock);
    this.line = { recordings, engine, history, deliverer, clock, report: (id, news) => this.hearNews(id, news) };
    this.cancelled = new CancelledSound(this.line, (entry) => this.board.showIfLast(entry));
    engine.onState((state) => this.board.show({ engine: state }));
  }

  current(): Snapshot {
    return this.board.current();
  }

  /** Calls `listener` at each change; returns what ends the subscription. */
  onChange(listener: (snapshot: Snapshot) => void): () => void {
    return this.board.onChange(listener);
  }

  get isRecording(): boolean {
    return this.sessions.isRecording;
  }

  /** Begins a dictation; does nothing while one is being recorded. Resolves with its outcome. */
  async start(): Promise<Outcome> {
    if (this.isRecording) return { kind: 'nothing' };
    void this.cancelled.drop();
    const session = this.sessions.begin(this.ports.newSessionId());
    this.board.showPhase({ kind: 'starting', sessionId: session.sessionId });
    let callOffLimit = (): void => undefined;
    try {
      const opened = await this.ports.microphone.open(session.sessionId);
      if (!opened.ok) {
        this.trouble(opened.failure);
        return { kind: 'nothing' };
      }
      this.sessions.opened(session, opened.value);
      callOffLimit = this.ports.clock.after(RECORDING.maxHours * 3_600_000, () => opened.value.close('released'));
      this.board.clearTroubles('microphone');
      const { sound } = opened.value;
      const wishes = this.ports.wishes();
      const askedAtMs = (): number | undefined => session.endAskedAtMs;
      const outcome = await dictate(session.sessionId, sound, wishes, this.line, askedAtMs);
      this.conclude(outcome);
      if (wishes.keepNothing) this.cancelled.holdIfCancelled(outcome);
      return outcome;
    } catch (error) {
      this.ports.onBug(error);
      return { kind: 'nothing' };
    } finally {
      callOffLimit();
      this.forget(session.sessionId);
    }
  }

  /** Ends the sound; the text follows. Does nothing where nothing is recorded. */
  stop(): void {
    this.sessions.end('released', this.ports.clock.steadyMs());
  }

  /** Ends the sound and keeps it, untranscribed, so that it can be brought back. */
  cancel(): void {
    this.sessions.end('cancelled', this.ports.clock.steadyMs());
  }

  /** *Retry* and *Bring back*: transcribes the kept sound and delivers the text; `nothing` while that is being done already. */
  async retry(entryId: string): Promise<Result<Outcome, StorageFailure>> {
    const found = await this.ports.history.get(entryId);
    if (!found.ok) return fail(found.failure);
    if (found.value === undefined) return fail({ name: 'recording-gone' });
    this.cancelled.release(entryId);
    const outcome = await this.again(entryId, 'retried', found.value.startedAtMs);
    if (!outcome.ok && outcome.failure.name === 'recording-gone')
      await this.ports.history.setHasRecording(entryId, false);
    return outcome;
  }

  /** Transcribes a recording found at start; its text waits in the history. */
  async recover(sessionId: string, startedAtMs: number): Promise<Result<Outcome, StorageFailure>> {
    const outcome = await this.again(sessionId, 'recovered', startedAtMs);
    if (outcome.ok && outcome.value.kind !== 'nothing') this.board.show({ recovered: this.current().recovered + 1 });
    return outcome;
  }

  /** Delivers a text that is in the history, also one that was rejected. `undefined` where there is none. */
  async deliver(entryId: string, paste: boolean): Promise<Result<Entry | undefined, StorageFailure>> {
    const found = await this.ports.history.get(entryId);
    if (!found.ok) return fail(found.failure);
    if (found.value === undefined || found.value.text === '') return succeed(undefined);
    const outcome = await deliverEntry(found.value, paste, this.line);
    if (outcome.kind === 'nothing') return succeed(undefined);
    const isDone = outcome.kind === 'delivered' && outcome.delivered.kind !== 'refused';
    const entry = isDone && this.ports.wishes().keepNothing ? await dropSound(outcome.entry, this.line) : outcome.entry;
    this.board.showIfLast(entry);
    return succeed(entry);
  }

  /** Shows a failure until it is dismissed or no longer true. */
  trouble(failure: Failure): void {
    this.board.trouble(failure);
  }

  /** Takes down every failure whose name begins with `prefix`. */
  clearTroubles(prefix: string): void {
    this.board.clearTroubles(prefix);
  }

  /** The entry (or, with `undefined`, every entry) is gone from the history, so it is no longer the last one either. */
  forgetLast(entryId: string | undefined): void {
    this.board.forgetLast(entryId);
  }

  private async again(
    sessionId: string,
    origin: 'retried' | 'recovered',
    startedAtMs: number,
  ): Promise<Result<Outcome, StorageFailure>> {
    if (!this.sessions.claim(sessionId)) return succeed({ kind: 'nothing' });
    try {
      const outcome = await redo(sessionId, origin, startedAtMs, this.ports.wishes(), this.line);
      if (outcome.ok) this.conclude(outcome.value);
      return outcome;
    } finally {
      this.forget(sessionId);
    }
  }

  private hearNews(sessionId: string, news: News): void {
    switch (news.kind) {
      case 'trouble':
        this.trouble(news.failure);
        return;
      case 'recording':
        this.board.showPhase({ kind: 'listening', sessionId, sinceMs: this.ports.clock.wallMs() });
        return;
      case 'preview':
        if (this.sessions.recording?.sessionId !== sessionId) return;
        this.board.show({ preview: { sessionId, text: news.text } });
        return;
      case 'thinking':
        this.sessions.think(sessionId);
        this.showRest({ kind: 'ready' });
    }
  }

  private conclude(outcome: Outcome): void {
    if (outcome.kind === 'nothing') return;
    const { entry } = outcome;
    if (entry.outcome.kind === 'failed') this.trouble(entry.outcome.failure);
    else if (entry.outcome.kind !== 'cancelled') this.clearTroubles('engine');
    this.board.show({ last: entry });
    this.forget(entry.id, { kind: 'done', entryId: entry.id });
  }

  /** The session is over; a second call for the same one does nothing. */
  private forget(sessionId: string, idle: Phase = { kind: 'ready' }): void {
    this.board.hidePreview(sessionId);
    if (this.sessions.forget(sessionId)) this.showRest(idle);
  }

  private showRest(idle: Phase): void {
    const phase = this.sessions.rest(idle);
    if (phase !== undefined) this.board.showPhase(phase);
  }
}
