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
        <p>
          Counted since Dictum started. It works without a network; but for a model that you download, every request to
          one is refused.
        </p>
      </div>
    </SettingsGroup>
  );
}
