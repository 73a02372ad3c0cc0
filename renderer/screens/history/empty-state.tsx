import type { LucideIcon } from 'lucide-react';

interface Props {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
}

export function EmptyState({ icon: Icon, title, text }: Props) {
  return (
    <div className="empty">
      <Icon size={32} aria-hidden />
      <h2 className="empty-title">{title}</h2>
      <p>{text}</p>
    </div>
  );
}
