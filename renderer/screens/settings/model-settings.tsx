import { EMBEDDED_MODEL, type Model, sizeBytesOf } from '../../../core/model';
import { windowText } from '../../../core/model-text';
import { usedModel } from '../../state/used-model';
import { useActions, useInfo } from '../../state/window-context';
import { AddModel } from './add-model';
import { ModelRow } from './model-row';
import { SettingsGroup } from './settings-group';

const BYTES_PER_MEGABYTE = 1e6;

export function ModelSettings() {
  const { settings, models } = useInfo();
  const actions = useActions();
  const used = usedModel(settings, models);
  const use = (model: string) => (): void => void actions.changeSettings({ model });
  return (
    <SettingsGroup title="Speech model">
      <ul className="models" aria-label="Speech models">
        <ModelRow
          name={EMBEDDED_MODEL}
          about="Built in; short window"
          isUsed={used === EMBEDDED_MODEL}
          onUse={use(EMBEDDED_MODEL)}
        />
        {models.installed.map((model) => (
          <ModelRow
            key={model.name}
            name={model.name}
            about={aboutOf(model)}
            isUsed={used === model.name}
            onUse={use(model.name)}
            onRemove={() => void actions.removeModel(model.name)}
          />
        ))}
      </ul>
      <AddModel />
    </SettingsGroup>
  );
}

function aboutOf(model: Model): string {
  const size = `${(sizeBytesOf(model) / BYTES_PER_MEGABYTE).toFixed(0)} MB`;
  return [size, ...(model.isEnglishOnly ? ['English only'] : []), windowText(model.window)].join('; ');
}
