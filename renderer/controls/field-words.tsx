import { Label, Text } from 'react-aria-components';

interface Props {
  readonly label: string;
  readonly description: string | undefined;
}

/** What a setting is called, and what it means: the left side of every field. */
export function FieldWords({ label, description }: Props) {
  return (
    <div className="field-words">
      <Label className="field-label">{label}</Label>
      {description !== undefined && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
    </div>
  );
}
