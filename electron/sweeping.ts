import type { Controller } from '../core/controller';
import type { Clock, History } from '../core/ports';
import type { Settings } from '../core/settings';
import { RECORDING } from '../core/tuning';
import { sweep } from '../storage/recover';
import type { RecordingsFolder } from '../storage/recordings';

export interface SweepingParts {
  readonly controller: Controller;
  readonly history: History;
  readonly recordings: RecordingsFolder;
  readonly clock: Clock;
  settings(): Pick<Settings, 'keepRecordingsDays' | 'keepRecordingsMegabytes'>;
  /** Rewrites what is not encrypted and should be, or the other way round. */
  encryptKept(): Promise<void>;
  onChange(): void;
  onBug(error: unknown): void;
}

/**
 * At start and every hour: deletes recordings whose time is over, and transcribes those that a crash left behind, one
 * after the other. Their text waits in the history.
 */
export function keepRecordingsTidy(parts: SweepingParts): void {
  const { controller, history, recordings, clock } = parts;
  const tidy = async (): Promise<void> => {
    const nowMs = clock.wallMs();
    const { keepRecordingsDays, keepRecordingsMegabytes } = parts.settings();
    await parts.encryptKept();
    const orphans = await sweep({ recordings, history, keepRecordingsDays, keepRecordingsMegabytes, nowMs });
    for (const { sessionId, startedAtMs } of orphans) {
      const recovered = await controller.recover(sessionId, startedAtMs);
      if (!recovered.ok && recovered.failure.name !== 'recording-gone') controller.trouble(recovered.failure);
    }
    parts.onChange();
  };
  const again = (): void => {
    void tidy()
      .catch((error: unknown) => parts.onBug(error))
      .finally(() => clock.after(RECORDING.sweepEveryMs, again));
  };
  again();
}
