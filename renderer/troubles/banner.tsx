import { type LucideIcon, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { ActionButton } from '../controls/action-button';

interface Props {
  readonly icon: LucideIcon;
  readonly tone: 'bad' | 'news';
  readonly title: string;
  readonly text: string;
  /** A button, where something can be done. */
  readonly children?: ReactNode;
  readonly onDismiss?: () => void;
}

export function Banner({ icon: Icon, tone, title, text, children, onDismiss }: Props) {
  return (
    <div className={`banner banner-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon className="banner-icon" size={20} aria-hidden />
      <div className="banner-words">
        <p className="banner-title">{title}</p>
        <p className="banner-text">{text}</p>
        {children}
      </div>
      {onDismiss !== undefined && (
        <ActionButton icon={X} label={`Dismiss: ${title}`} look="icon-only" onPress={onDismiss} />
      )}
    </div>
  );
}
