import { ChoiceField } from '../../controls/choice-field';
import { SwitchSetting } from '../../controls/switch-setting';
import { useActions, useInfo } from '../../state/window-context';
import { microphoneChoices, SYSTEM_CHOICE } from './microphone-choices';
import { SettingsGroup } from './settings-group';
import { useMicrophones } from './use-microphones';

export function MicrophoneSettings() {
  const { settings } = useInfo();
  const actions = useActions();
  const microphones = useMicrophones();
  return (
    <SettingsGroup title="Microphone">
      <ChoiceField
        label="Microphone"
        description="If it isn’t connected, the system’s choice is used."
        choices={microphoneChoices(microphones, settings.microphoneId)}
        chosen={settings.microphoneId === '' ? SYSTEM_CHOICE : settings.microphoneId}
        onChoose={(id) => void actions.changeSettings({ microphoneId: id === SYSTEM_CHOICE ? '' : id })}
      />
      <SwitchSetting
        label="Echo cancellation"
        description="Takes out what your speakers play. Speech recognition is better without."
        isOn={settings.echoCancellation}
        onSwitch={(echoCancellation) => void actions.changeSettings({ echoCancellation })}
      />
      <SwitchSetting
        label="Noise suppression"
        description="For people on a call; it also takes out parts of words."
        isOn={settings.noiseSuppression}
        onSwitch={(noiseSuppression) => void actions.changeSettings({ noiseSuppression })}
      />
      <SwitchSetting
        label="Automatic volume"
        description="For a microphone that is far too quiet."
        isOn={settings.autoGain}
        onSwitch={(autoGain) => void actions.changeSettings({ autoGain })}
      />
    </SettingsGroup>
  );
}
