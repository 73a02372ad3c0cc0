import { deliverEntry } from './conclude';
import { dictate } from './dictate';
import type { Engine } from './engine';
import type { Entry } from './entry';
import type { Failure, StorageFailure } from './failure';
import type { Line, News, Outcome, Wishes } from './line';
import type { Microphone, OpenMicrophone } from './ports';
import { redo } from './redo';
import { fail, type Result, succeed } from './result';
import type { Phase, Snapshot } from './snapshot';
import { SCREEN } from './tuning';

/** The one session whose sound is coming in. */
interface Recording {
  readonly sessionId: string;
  microphone: OpenMicrophone | undefined;
  /** Asked for while the microphone was still opening, or since. */
  ending: 'released' | 'cancelled' | undefined;
}

export interface ControllerPorts extends Omit<Line, 'report'> {
  readonly microphone: Microphone;
  newSessionId(): string;
  /** Read at each start: settings may change between two dictations. */
  wishes(): Wishes;
  /** A bug: something threw that must not. Never called with anything that was said. */
  onBug(error: unknown): void;
}

/**
 * Starts, stops and cancels dictations, and keeps the one small snapshot the screen shows. One session records at a time;
 * earlier ones may still be thinking. What arrives for a finished session changes nothing.
 */
export class Controller {
  private snapshot: Snapshot;
  private recording: Recording | undefined;
  private thinking: string[] = [];
  private readonly listeners = new Set<(snapshot: Snapshot) => void>();
  private readonly line: Line;
  private callOffDone: () => void = () => undefined;

  constructor(private readonly ports: ControllerPorts) {
    this.snapshot = { phase: { kind: 'ready' }, engine: ports.engine.state(), last: undefined, troubles: [], recovered: 0 };
    this.line = { ...pickLine(ports), report: (sessionId, news) => this.hearNews(sessionId, news) };
    ports.engine.onState((engine) => this.show({ engine }));
  }

  current(): Snapshot {
    return this.snapshot;
  }

  /** Calls `listener` at each change; returns what ends the subscription. */
  onChange(listener: (snapshot: Snapshot) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  get isRecording(): boolean {
    return this.recording !== undefined;
  }

  /** Begins a dictation; does nothing while one is being recorded. Resolves with its outcome. */
  async start(): Promise<Outcome> {
    if (this.recording !== undefined) return { kind: 'nothing' };
    const session: Recording = { sessionId: this.ports.newSessionId(), microphone: undefined, ending: undefined };
    this.recording = session;
    this.showPhase();
    try {
      const opened = await this.ports.microphone.open(session.sessionId);
      if (!opened.ok) {
        this.trouble(opened.failure);
        return { kind: 'nothing' };
      }
      session.microphone = opened.value;
      // The key may have come up while the microphone was opening.
      const ending = endingOf(session);
      if (ending !== undefined) opened.value.close(ending);
      this.clearTroubles('microphone');
      const outcome = await dictate(session.sessionId, opened.value.sound, this.ports.wishes(), this.line);
      this.conclude(outcome);
      return outcome;
    } catch (error) {
      this.ports.onBug(error);
      return { kind: 'nothing' };
    } finally {
      this.forget(session.sessionId);
    }
  }

  /** Ends the sound; the text follows. Does nothing where nothing is recorded. */
  stop(): void {
    this.end('released');
  }

  /** Ends the sound and keeps it, untranscribed, so that it can be brought back. */
  cancel(): void {
    this.end('cancelled');
  }

  /** *Retry* and *Bring back*: transcribes the kept sound and delivers the text. */
  async retry(entryId: string): Promise<Result<Outcome, StorageFailure>> {
    const found = await this.ports.history.get(entryId);
    if (!found.ok) return fail(found.failure);
    if (found.value === undefined) return fail({ name: 'recording-gone' });
    const outcome = await this.again(entryId, 'retried', found.value.startedAtMs);
    if (!outcome.ok) await this.ports.history.setHasRecording(entryId, false);
    return outcome;
  }

  /** Transcribes a recording found at start; its text waits in the history. */
  async recover(sessionId: string, startedAtMs: number): Promise<Result<Outcome, StorageFailure>> {
    const outcome = await this.again(sessionId, 'recovered', startedAtMs);
    if (outcome.ok) this.show({ recovered: this.snapshot.recovered + 1 });
    return outcome;
  }

  /** Delivers a text that is in the history, also one that was rejected. `undefined` where the entry is gone. */
  async deliver(entryId: string, paste: boolean): Promise<Result<Entry | undefined, StorageFailure>> {
    const found = await this.ports.history.get(entryId);
    if (!found.ok) return fail(found.failure);
    if (found.value === undefined || found.value.text === '') return succeed(undefined);
    const outcome = await deliverEntry(found.value, paste, this.line);
    return succeed(outcome.kind === 'nothing' ? undefined : outcome.entry);
  }

  /** Shows a failure until it is dismissed or no longer true. */
  trouble(failure: Failure): void {
    this.show({ troubles: [failure, ...this.snapshot.troubles.filter((other) => other.name !== failure.name)] });
  }

  /** Takes down every failure whose name begins with `prefix`. */
  clearTroubles(prefix: string): void {
    const troubles = this.snapshot.troubles.filter((failure) => !failure.name.startsWith(prefix));
    if (troubles.length !== this.snapshot.troubles.length) this.show({ troubles });
  }

  /** The entry is gone from the history, so it is no longer the last one either. */
  forgetLast(entryId: string | undefined): void {
    if (entryId === undefined || this.snapshot.last?.id === entryId) this.show({ last: undefined });
  }

  private end(ending: 'released' | 'cancelled'): void {
    const session = this.recording;
    if (session === undefined) return;
    session.ending ??= ending;
    session.microphone?.close(session.ending);
  }

  private async again(sessionId: string, origin: 'retried' | 'recovered', startedAtMs: number): Promise<Result<Outcome, StorageFailure>> {
    try {
      const outcome = await redo(sessionId, origin, startedAtMs, this.ports.wishes(), this.line);
      if (outcome.ok) this.conclude(outcome.value);
      return outcome;
    } finally {
      this.forget(sessionId);
    }
  }

  private hearNews(sessionId: string, news: News): void {
    if (news.kind === 'trouble') {
      this.trouble(news.failure);
      return;
    }
    if (news.kind === 'thinking') {
      if (this.recording?.sessionId === sessionId) this.recording = undefined;
      this.thinking.push(sessionId);
    }
    this.showPhase(news.kind === 'recording' ? sessionId : undefined);
  }

  private conclude(outcome: Outcome): void {
    if (outcome.kind === 'nothing') return;
    const { entry } = outcome;
    this.forget(entry.id, { kind: 'done', entryId: entry.id });
    if (entry.outcome.kind === 'failed') this.trouble(entry.outcome.failure);
    else if (entry.outcome.kind !== 'cancelled') this.clearTroubles('engine');
    this.show({ last: entry });
  }

  private forget(sessionId: string, after: Phase = { kind: 'ready' }): void {
    const known = this.recording?.sessionId === sessionId || this.thinking.includes(sessionId);
    if (this.recording?.sessionId === sessionId) this.recording = undefined;
    this.thinking = this.thinking.filter((id) => id !== sessionId);
    if (known) this.showPhase(undefined, after);
  }

  /** The phase follows from what is recording and thinking; `done` and `ready` only where neither is. */
  private showPhase(startedSession?: string, idle: Phase = { kind: 'ready' }): void {
    this.callOffDone();
    const phase = this.phase(startedSession, idle);
    if (phase.kind === 'done') {
      this.callOffDone = this.ports.clock.after(SCREEN.doneMs, () => this.show({ phase: { kind: 'ready' } }));
    }
    this.show({ phase });
  }

  private phase(startedSession: string | undefined, idle: Phase): Phase {
    const sessionId = this.recording?.sessionId;
    if (sessionId !== undefined) {
      if (startedSession === sessionId) return { kind: 'listening', sessionId, sinceMs: this.ports.clock.wallMs() };
      const before = this.snapshot.phase;
      return before.kind === 'listening' && before.sessionId === sessionId ? before : { kind: 'starting', sessionId };
    }
    const newest = this.thinking.at(-1);
    return newest === undefined ? idle : { kind: 'thinking', sessionId: newest };
  }

  private show(change: Partial<Snapshot>): void {
    this.snapshot = { ...this.snapshot, ...change };
    for (const listener of this.listeners) listener(this.snapshot);
  }
}

function pickLine(ports: ControllerPorts): Omit<Line, 'report'> & { readonly engine: Engine } {
  const { recordings, engine, history, deliverer, clock } = ports;
  return { recordings, engine, history, deliverer, clock };
}

/** A function, so that the compiler does not take what was set before an `await` for what holds after it. */
function endingOf(session: Recording): Recording['ending'] {
  return session.ending;
}
