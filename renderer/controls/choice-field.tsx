import { Check, ChevronsUpDown } from 'lucide-react';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { FieldWords } from './field-words';

export interface Choice {
  readonly id: string;
  readonly label: string;
}

interface Props {
  readonly label: string;
  readonly description?: string;
  readonly choices: readonly Choice[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** One of a few: a button that opens a list. */
export function ChoiceField({ label, description, choices, chosen, onChoose }: Props) {
  return (
    <Select
      className="field"
      value={chosen}
      onChange={(key) => {
        if (key !== null) onChoose(String(key));
      }}
    >
      <FieldWords label={label} description={description} />
      <Button className="picker">
        <SelectValue className="picker-value" />
        <ChevronsUpDown size={16} aria-hidden />
      </Button>
      <Popover className="popover">
        <ChoiceList choices={choices} />
      </Popover>
    </Select>
  );
}

/** The list of a ChoiceField or a SearchChoiceField. */
export function ChoiceList({ choices }: { readonly choices?: readonly Choice[] }) {
  return (
    <ListBox<Choice>
      className="choice-list"
      renderEmptyState={() => <p className="choice-none">Nothing found</p>}
      {...(choices === undefined ? {} : { items: choices })}
    >
      {(choice) => (
        <ListBoxItem className="choice" textValue={choice.label}>
          <span>{choice.label}</span>
          <Check className="choice-check" size={16} aria-hidden />
        </ListBoxItem>
      )}
    </ListBox>
  );
}
