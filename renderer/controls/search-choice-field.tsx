import { ChevronsUpDown } from 'lucide-react';
import { Button, ComboBox, Group, Input, Popover } from 'react-aria-components';
import { type Choice, ChoiceList } from './choice-field';
import { FieldWords } from './field-words';

interface Props {
  readonly label: string;
  readonly description?: string;
  readonly choices: readonly Choice[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** One of many: a list that typing narrows. What is typed and chosen from nothing falls back to the choice before. */
export function SearchChoiceField({ label, description, choices, chosen, onChoose }: Props) {
  return (
    <ComboBox
      className="field"
      defaultItems={choices}
      value={chosen}
      onChange={(key) => {
        if (key !== null && key !== chosen) onChoose(String(key));
      }}
    >
      <FieldWords label={label} description={description} />
      <Group className="picker picker-typed">
        <Input className="picker-input" />
        <Button className="picker-opener" aria-label="Show all">
          <ChevronsUpDown size={16} aria-hidden />
        </Button>
      </Group>
      <Popover className="popover">
        <ChoiceList />
      </Popover>
    </ComboBox>
  );
}
