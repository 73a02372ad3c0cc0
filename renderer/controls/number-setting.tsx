import { Minus, Plus } from 'lucide-react';
import { Button, Group, Input, NumberField } from 'react-aria-components';
import { FieldWords } from './field-words';

interface Props {
  readonly label: string;
  readonly description?: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onSet: (value: number) => void;
}

/** A whole number; what is typed counts when the field is left or Enter pressed, and is brought into its bounds. */
export function NumberSetting({ label, description, value, least, most, onSet }: Props) {
  return (
    <NumberField
      className="field"
      value={value}
      minValue={least}
      maxValue={most}
      step={1}
      formatOptions={{ maximumFractionDigits: 0 }}
      onChange={(next) => onSet(Number.isNaN(next) ? least : next)}
    >
      <FieldWords label={label} description={description} />
      <Group className="stepper">
        <Button slot="decrement" className="stepper-button">
          <Minus size={16} aria-hidden />
        </Button>
        <Input className="stepper-input" />
        <Button slot="increment" className="stepper-button">
          <Plus size={16} aria-hidden />
        </Button>
      </Group>
    </NumberField>
  );
}
