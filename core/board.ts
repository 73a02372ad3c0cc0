import type { Entry } from './entry';
import type { Failure } from './failure';
import type { Clock } from './ports';
import type { Phase, Snapshot } from './snapshot';
import { SCREEN } from './tuning';

/** Keeps the one snapshot that windows and tray show, and tells who listens. `done` becomes `ready` by itself. */
export class Board {
  private readonly listeners = new Set<(snapshot: Snapshot) => void>();
  private callOffDone: () => void = () => undefined;

  constructor(
    private snapshot: Snapshot,
    private readonly clock: Clock,
  ) {}

  current(): Snapshot {
    return this.snapshot;
  }

  /** Calls `listener` at each change; returns what ends the subscription. */
  onChange(listener: (snapshot: Snapshot) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  show(change: Partial<Snapshot>): void {
    this.snapshot = { ...this.snapshot, ...change };
    for (const listener of this.listeners) listener(this.snapshot);
  }

  showPhase(phase: Phase): void {
    this.callOffDone();
    if (phase.kind === 'done') {
      this.callOffDone = this.clock.after(SCREEN.doneMs, () => this.show({ phase: { kind: 'ready' } }));
    }
    this.show({ phase });
  }

  /** Shows a failure until it is dismissed or no longer true; the newest first, one of each name. */
  trouble(failure: Failure): void {
    this.show({ troubles: [failure, ...this.snapshot.troubles.filter((other) => other.name !== failure.name)] });
  }

  /** Takes down every failure whose name begins with `prefix`. */
  clearTroubles(prefix: string): void {
    const troubles = this.snapshot.troubles.filter((failure) => !failure.name.startsWith(prefix));
    if (troubles.length !== this.snapshot.troubles.length) this.show({ troubles });
  }

  /** The entry changed; shown where it is the last one. */
  showIfLast(entry: Entry): void {
    if (this.snapshot.last?.id === entry.id) this.show({ last: entry });
  }

  /** The entry (or, with `undefined`, every entry) is gone, so it is no longer the last one either. */
  forgetLast(entryId: string | undefined): void {
    if (entryId === undefined || this.snapshot.last?.id === entryId) this.show({ last: undefined });
  }

  hidePreview(sessionId: string): void {
    if (this.snapshot.preview?.sessionId === sessionId) this.show({ preview: undefined });
  }
}
