import { useId } from 'react';
import { Switch } from 'react-aria-components';

interface Props {
  readonly label: string;
  readonly description?: string;
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
}

export function SwitchField({ label, description, isOn, onSwitch }: Props) {
  const descriptionId = useId();
  return (
    <div className="field field-switch">
      <Switch
        className="switch"
        isSelected={isOn}
        onChange={onSwitch}
        {...(description === undefined ? {} : { 'aria-describedby': descriptionId })}
      >
        <span className="field-label">{label}</span>
        <span className="switch-track">
          <span className="switch-thumb" />
        </span>
      </Switch>
      {description !== undefined && (
        <span id={descriptionId} className="field-description">
          {description}
        </span>
      )}
    </div>
  );
}
