import { useState } from 'react';
import { TextArea, TextField } from 'react-aria-components';
import { FieldWords } from './field-words';

interface Props {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onSet: (value: string) => void;
}

/** A text of a few lines; what is typed counts when the field is left. */
export function WordsSetting({ label, description, value, onSet }: Props) {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  return (
    <TextField
      className="field field-tall"
      value={typed ?? value}
      onChange={setTyped}
      onBlur={() => {
        if (typed !== undefined && typed !== value) onSet(typed);
        setTyped(undefined);
      }}
    >
      <FieldWords label={label} description={description} />
      <TextArea className="text-area" rows={2} spellCheck={false} />
    </TextField>
  );
}
