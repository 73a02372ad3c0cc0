import { SwitchButton, SwitchField, Text } from 'react-aria-components';

interface Props {
  readonly label: string;
  readonly description?: string;
  readonly isOn: boolean;
  /** It can’t be switched now; the description says why. */
  readonly isDisabled?: boolean;
  readonly onSwitch: (isOn: boolean) => void;
}

export function SwitchSetting({ label, description, isOn, isDisabled = false, onSwitch }: Props) {
  return (
    <SwitchField className="field field-switch" isSelected={isOn} isDisabled={isDisabled} onChange={onSwitch}>
      <SwitchButton className="switch">
        <span className="field-label">{label}</span>
        <span className="switch-track">
          <span className="switch-thumb" />
        </span>
      </SwitchButton>
      {description !== undefined && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
    </SwitchField>
  );
}
