import { RotateCcw, Undo2 } from 'lucide-react';
import type { Entry } from '../../core/entry';
import { ActionButton } from '../controls/action-button';
import { CopyButton } from '../controls/copy-button';
import { useActions } from '../state/window-context';
import { entryRemedy } from '../text/entry-text';

/** Copy, or what can still be done: Retry, Bring back, Deliver anyway. */
export function EntryActions({ entry }: { readonly entry: Entry }) {
  const actions = useActions();
  switch (entryRemedy(entry)) {
    case 'retry':
      return <ActionButton icon={RotateCcw} label="Retry" onPress={() => void actions.retry(entry.id)} />;
    case 'bring-back':
      return <ActionButton icon={Undo2} label="Bring back" onPress={() => void actions.retry(entry.id)} />;
    case 'deliver-anyway':
      return <CopyButton entryId={entry.id} label="Deliver anyway" />;
    case undefined:
      return entry.text === '' ? null : <CopyButton entryId={entry.id} />;
  }
}
