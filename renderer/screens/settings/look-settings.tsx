import { SegmentedField } from '../../controls/segmented-field';
import { useActions, useInfo } from '../../state/window-context';
import { SettingsGroup } from './settings-group';

const THEME_CHOICES = [
  { id: 'system', label: 'System' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
] as const;

export function LookSettings() {
  const { settings } = useInfo();
  const actions = useActions();
  return (
    <SettingsGroup title="Looks">
      <SegmentedField
        label="Theme"
        choices={THEME_CHOICES}
        chosen={settings.theme}
        onChoose={(theme) => void actions.changeSettings({ theme })}
      />
    </SettingsGroup>
  );
}
