import { useInfo } from '../state/window-context';
import { phaseText } from '../text/phase-text';

/** Says the state to a screen reader, on every screen. */
export function StateAnnouncer() {
  const { snapshot } = useInfo();
  return (
    <p role="status" aria-label="State" className="visually-hidden">
      {phaseText(snapshot).announcement}
    </p>
  );
}
