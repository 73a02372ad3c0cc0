import { NumberSetting } from '../../controls/number-setting';
import { SwitchSetting } from '../../controls/switch-setting';
import { useActions, useInfo } from '../../state/window-context';
import { EncryptionSetting } from './encryption-setting';
import { SettingsGroup } from './settings-group';

export function KeepingSettings() {
  const { settings, dataFolder } = useInfo();
  const actions = useActions();
  return (
    <SettingsGroup title="What is kept">
      <SwitchSetting
        label="Private mode"
        description="What you say from now on is not written to the history, and its sound is deleted with delivery. What was cancelled can be brought back until the next dictation, for ten minutes at most. Texts are gone when Dictum is closed; sound that could not be transcribed waits."
        isOn={settings.privateMode}
        onSwitch={(privateMode) => void actions.changeSettings({ privateMode })}
      />
      <EncryptionSetting />
      <NumberSetting
        label="Days to keep recordings"
        description="Once their text was delivered. With 0 they are deleted at once."
        value={settings.keepRecordingsDays}
        least={0}
        most={365}
        onSet={(keepRecordingsDays) => void actions.changeSettings({ keepRecordingsDays })}
      />
      <NumberSetting
        label="Most space for recordings, in MB"
        description="About 2 MB a minute. Over it, the oldest delivered ones are deleted first, others never."
        value={settings.keepRecordingsMegabytes}
        least={10}
        most={9_999}
        onSet={(keepRecordingsMegabytes) => void actions.changeSettings({ keepRecordingsMegabytes })}
      />
      <div className="field kept">
        <p>
          Outside private mode, texts stay in the history until you delete them, and recordings that failed or were
          cancelled are kept for a week, so that they can be retried or brought back.
        </p>
        <p>
          Kept in <code className="folder">{dataFolder}</code>, for your account alone,{' '}
          {settings.encrypt ? 'texts and recordings encrypted.' : 'not encrypted.'}
        </p>
      </div>
    </SettingsGroup>
  );
}
