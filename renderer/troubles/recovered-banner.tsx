import { History, LifeBuoy } from 'lucide-react';
import { useState } from 'react';
import { ActionButton } from '../controls/action-button';
import { useInfo } from '../state/window-context';
import { Banner } from './banner';

/** Says that recordings were found from a run that ended early, until it is dismissed or more are found. */
export function RecoveredBanner({ onOpenHistory }: { readonly onOpenHistory: () => void }) {
  const { recovered } = useInfo().snapshot;
  const [seen, setSeen] = useState(0);
  if (recovered <= seen) return null;
  return (
    <Banner
      icon={LifeBuoy}
      tone="news"
      title={recovered === 1 ? 'One recording was recovered' : `${recovered} recordings were recovered`}
      text="Dictum ended before it could write them down last time. Their texts are in the history."
      onDismiss={() => setSeen(recovered)}
    >
      <ActionButton icon={History} label="Open History" onPress={onOpenHistory} />
    </Banner>
  );
}
