import { HOTKEYS, type HotkeyName } from '../../../core/hotkey-names';
import { LANGUAGES } from '../../../core/languages';
import { type Choice, ChoiceField } from '../../controls/choice-field';
import { NumberSetting } from '../../controls/number-setting';
import { SearchChoiceField } from '../../controls/search-choice-field';
import { SegmentedField } from '../../controls/segmented-field';
import { SwitchSetting } from '../../controls/switch-setting';
import { useActions, useInfo } from '../../state/window-context';
import { SettingsGroup } from './settings-group';

const LANGUAGE_CHOICES: readonly Choice[] = [
  { id: 'auto', label: 'Find out by itself' },
  ...Object.entries(LANGUAGES)
    .map(([id, label]) => ({ id, label }))
    .sort((one, other) => one.label.localeCompare(other.label, 'en')),
];

const HOTKEY_CHOICES: readonly Choice[] = Object.entries(HOTKEYS).map(([id, { label }]) => ({ id, label }));

const MODE_CHOICES = [
  { id: 'hold-or-tap', label: 'Hold or tap' },
  { id: 'hold', label: 'Hold only' },
] as const;

const PAUSE_CHOICES = [
  { id: 'always', label: 'Always' },
  { id: 'not-on-battery', label: 'Not on battery' },
  { id: 'never', label: 'Never' },
] as const;

export function DictationSettings() {
  const { settings } = useInfo();
  const actions = useActions();
  return (
    <SettingsGroup title="Dictation">
      <SearchChoiceField
        label="Language"
        description="The language you speak. Naming it is surer than having it found out."
        choices={LANGUAGE_CHOICES}
        chosen={settings.language}
        onChoose={(language) => void actions.changeSettings({ language })}
      />
      <ChoiceField
        label="Dictation key"
        description="Held to speak, in whatever app you are."
        choices={HOTKEY_CHOICES}
        chosen={settings.hotkey}
        onChoose={(id) => {
          if (isHotkey(id)) void actions.changeSettings({ hotkey: id });
        }}
      />
      <SegmentedField
        label="Key works by"
        description="A tap starts a dictation that goes on until the next tap."
        choices={MODE_CHOICES}
        chosen={settings.hotkeyMode}
        onChoose={(hotkeyMode) => void actions.changeSettings({ hotkeyMode })}
      />
      <SegmentedField
        label="Write ahead"
        description="Writes while you speak, so that the text is there when the key comes up. Takes more power."
        choices={PAUSE_CHOICES}
        chosen={settings.beginAtPauses}
        onChoose={(beginAtPauses) => void actions.changeSettings({ beginAtPauses })}
      />
      <SwitchSetting
        label="Paste at the cursor"
        description="Besides putting the text on the clipboard."
        isOn={settings.paste}
        onSwitch={(paste) => void actions.changeSettings({ paste })}
      />
      <NumberSetting
        label="Minutes until the speech model rests"
        description="Without a dictation for so long, its 300 MB of memory are given back. The next one loads it again while you speak. 0: never."
        value={settings.unloadAfterMinutes}
        least={0}
        most={1_440}
        onSet={(unloadAfterMinutes) => void actions.changeSettings({ unloadAfterMinutes })}
      />
    </SettingsGroup>
  );
}

function isHotkey(id: string): id is HotkeyName {
  return Object.hasOwn(HOTKEYS, id);
}
