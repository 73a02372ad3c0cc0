import { Trash2 } from 'lucide-react';
import { ActionButton } from '../../controls/action-button';
import { ConfirmButton } from '../../controls/confirm-button';

interface Props {
  readonly name: string;
  readonly about: string;
  readonly isUsed: boolean;
  readonly onUse: () => void;
  /** `undefined`: it can't be removed. */
  readonly onRemove?: () => void;
}

/** One speech model: what it is, and what can be done with it. */
export function ModelRow({ name, about, isUsed, onUse, onRemove }: Props) {
  return (
    <li className="field field-wrap">
      <div className="field-words">
        <span className="field-label">{name}</span>
        <span className="field-description">{about}</span>
      </div>
      {isUsed ? <span className="model-used">In use</span> : <ActionButton label={`Use ${name}`} onPress={onUse} />}
      {onRemove !== undefined && (
        <ConfirmButton
          icon={Trash2}
          label={`Remove ${name}`}
          question={`Remove ${name}?`}
          consequence={`Its files are deleted.${isUsed ? ' The built-in model is used from then on.' : ''}`}
          confirmLabel="Remove"
          onConfirm={onRemove}
        />
      )}
    </li>
  );
}
