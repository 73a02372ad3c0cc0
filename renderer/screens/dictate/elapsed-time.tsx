import { SCREEN } from '../../../core/tuning';
import { useNow } from '../../state/use-now';
import { elapsedText } from '../../text/time-text';

/** How long the recording has been going on. */
export function ElapsedTime({ sinceMs }: { readonly sinceMs: number }) {
  const nowMs = useNow(SCREEN.elapsedEveryMs);
  return (
    <p className="elapsed" role="timer">
      {elapsedText(nowMs - sinceMs)}
    </p>
  );
}
