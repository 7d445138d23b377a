import type { ReactNode } from 'react';
import './passport.css';

interface FactListProps {
  readonly items: readonly { readonly key: string; readonly label: ReactNode; readonly value: ReactNode }[];
}

/** Labels and values in two columns, a line between the rows. */
export function FactList({ items }: FactListProps) {
  return (
    <dl className="yc-facts">
      {items.map(({ key, label, value }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
