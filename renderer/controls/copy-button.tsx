import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { SCREEN } from '../../core/tuning';
import { useActions } from '../state/window-context';
import { ActionButton } from './action-button';

interface Props {
  readonly entryId: string;
  readonly label?: string;
  readonly look?: 'plain' | 'primary';
}

/** Puts an entry's text on the clipboard, and says for a moment that it did. */
export function CopyButton({ entryId, label = 'Copy', look = 'plain' }: Props) {
  const actions = useActions();
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = window.setTimeout(() => setCopied(false), SCREEN.copiedMs);
    return () => window.clearTimeout(timer);
  }, [copied]);

  return (
    <>
      <ActionButton
        icon={copied ? Check : Copy}
        label={copied ? 'Copied' : label}
        look={look}
        onPress={() => void actions.copy(entryId).then(setCopied)}
      />
      <span role="status" className="visually-hidden">
        {copied ? 'Copied to the clipboard' : ''}
      </span>
    </>
  );
}
