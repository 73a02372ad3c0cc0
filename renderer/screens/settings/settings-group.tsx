import { type ReactNode, useId } from 'react';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
}

export function SettingsGroup({ title, children }: Props) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className="group-title">
        {title}
      </h2>
      <div className="card group">{children}</div>
    </section>
  );
}
