import { parseVocabulary } from '../../../core/vocabulary-words';
import { WordsSetting } from '../../controls/words-setting';
import { useActions, useInfo } from '../../state/window-context';
import { SettingsGroup } from './settings-group';

export function WordsSettings() {
  const { settings } = useInfo();
  const actions = useActions();
  return (
    <SettingsGroup title="Words">
      <WordsSetting
        label="Names and words of yours"
        description="Parted by commas. Whisper then tends to spell them so; about 40 have room, the first ones count."
        value={settings.vocabulary.join(', ')}
        onSet={(text) => void actions.changeSettings({ vocabulary: parseVocabulary(text) })}
      />
    </SettingsGroup>
  );
}
