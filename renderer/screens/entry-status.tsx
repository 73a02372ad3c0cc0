import { Ban, Check, CircleAlert } from 'lucide-react';
import type { Entry } from '../../core/entry';
import { entryStatus } from '../text/entry-text';

const ICONS = { good: Check, quiet: Ban, bad: CircleAlert };

/** How an entry ended: an icon and words, so that colour is never alone. */
export function EntryStatusMark({ entry }: { readonly entry: Entry }) {
  const { text, tone } = entryStatus(entry);
  const Icon = ICONS[tone];
  return (
    <span className={`mark mark-${tone}`}>
      <Icon size={14} aria-hidden />
      {text}
    </span>
  );
}
