import { useInfo } from '../../state/window-context';
import { SettingsGroup } from './settings-group';

/** The offline proof: what the app's request filter has counted since the start. */
export function NetworkSettings() {
  const { left, refused } = useInfo().network;
  return (
    <SettingsGroup title="Network">
      <div className="field kept">
        <p role="status">
          Requests that left this computer: {left}. Refused: {refused}.
        </p>
        <p>Counted since Dictum started. Dictum needs no network, and lets nothing on its own window use one.</p>
      </div>
    </SettingsGroup>
  );
}
