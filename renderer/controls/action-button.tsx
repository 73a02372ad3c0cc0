import type { LucideIcon } from 'lucide-react';
import { Button, type ButtonProps } from 'react-aria-components';

interface Props extends Omit<ButtonProps, 'className' | 'children'> {
  readonly icon?: LucideIcon;
  readonly label: string;
  /** `icon-only` buttons have their label for screen readers alone. */
  readonly look?: 'plain' | 'primary' | 'danger' | 'icon-only';
}

export function ActionButton({ icon: Icon, label, look = 'plain', ...rest }: Props) {
  return (
    <Button {...rest} className={`button button-${look}`} {...(look === 'icon-only' ? { 'aria-label': label } : {})}>
      {Icon !== undefined && <Icon size={16} aria-hidden />}
      {look !== 'icon-only' && <span>{label}</span>}
    </Button>
  );
}
