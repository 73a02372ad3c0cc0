import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import type { Choice } from './choice-field';
import { FieldWords } from './field-words';

interface Props<Id extends string> {
  readonly label: string;
  readonly description?: string;
  readonly choices: readonly (Choice & { readonly id: Id })[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

/** One of two or three, side by side. */
export function SegmentedField<Id extends string>({ label, description, choices, chosen, onChoose }: Props<Id>) {
  return (
    <RadioGroup
      className="field"
      orientation="horizontal"
      value={chosen}
      onChange={(id) => {
        const choice = choices.find((one) => one.id === id);
        if (choice !== undefined) onChoose(choice.id);
      }}
    >
      <FieldWords label={label} description={description} />
      <div className="segments">
        {choices.map((choice) => (
          <RadioField key={choice.id} value={choice.id}>
            <RadioButton className="segment">{choice.label}</RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
