import { LIVE } from '../../core/tuning';
import { printNote } from '../console';

/** Says on the standard error how far a bench is that plays sound for many minutes. */
export class Progress {
  private done = 0;
  private doneMs = 0;

  /** @param allMs length of all sound that will be played */
  constructor(
    private readonly runs: number,
    private readonly allMs: number,
  ) {
    printNote(`dictum: ${String(runs)} recordings at the pace of speech, about ${minutes(allMs)}`);
  }

  /** One more is done, `ms` long. */
  step(ms: number, note: string): void {
    this.done++;
    this.doneMs += ms;
    if (this.done % LIVE.progressEveryRuns !== 0 && ms < LIVE.longMs) return;
    printNote(
      `dictum: ${String(this.done)}/${String(this.runs)}, ${note}, about ${minutes(this.allMs - this.doneMs)} left`,
    );
  }
}

function minutes(ms: number): string {
  return `${(ms / 60_000).toFixed(1)} min`;
}
