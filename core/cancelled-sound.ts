import { dropSound } from './conclude';
import type { Entry } from './entry';
import type { Line, Outcome } from './line';
import { RECORDING } from './tuning';

/**
 * The sound of what was last cancelled in private mode: it can be brought back until the next dictation begins, for
 * RECORDING.keepDiscardedMs, or until the app is closed, whichever comes first. Then nothing of it is left.
 */
export class CancelledSound {
  private held: { readonly entry: Entry; readonly callOff: () => void } | undefined;

  /** @param onDropped told of the entry without its sound */
  constructor(
    private readonly line: Pick<Line, 'recordings' | 'history' | 'clock'>,
    private readonly onDropped: (entry: Entry) => void,
  ) {}

  /** From now on it is this one; an earlier one's sound is deleted. Does nothing for what ended otherwise. */
  holdIfCancelled(outcome: Outcome): void {
    if (outcome.kind !== 'kept' || outcome.entry.outcome.kind !== 'cancelled') return;
    void this.drop();
    const { entry } = outcome;
    const callOff = this.line.clock.after(RECORDING.keepDiscardedMs, () => void this.drop());
    this.held = { entry, callOff };
  }

  /** It is brought back: what becomes of its sound is for its new outcome to say. */
  release(entryId: string): void {
    if (this.held?.entry.id !== entryId) return;
    this.held.callOff();
    this.held = undefined;
  }

  /** Deletes the sound now; resolves when it is gone. Never throws. */
  async drop(): Promise<void> {
    const { held } = this;
    if (held === undefined) return;
    this.release(held.entry.id);
    this.onDropped(await dropSound(held.entry, this.line));
  }
}
