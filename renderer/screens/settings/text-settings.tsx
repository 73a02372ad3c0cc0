import { NumberSetting } from '../../controls/number-setting';
import { useActions, useInfo } from '../../state/window-context';
import { SettingsGroup } from './settings-group';

export function TextSettings() {
  const { settings } = useInfo();
  const actions = useActions();
  return (
    <SettingsGroup title="What counts as text">
      <NumberSetting
        label="Least characters"
        description="Letters and digits. Shorter texts are kept, but not delivered."
        value={settings.minCharacters}
        least={1}
        most={100}
        onSet={(minCharacters) => void actions.changeSettings({ minCharacters })}
      />
      <NumberSetting
        label="Least words"
        description="With 1, a single “Yes.” is delivered."
        value={settings.minWords}
        least={1}
        most={20}
        onSet={(minWords) => void actions.changeSettings({ minWords })}
      />
    </SettingsGroup>
  );
}
