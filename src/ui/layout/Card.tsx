import { type ReactNode, useId } from 'react';
import './layout.css';

interface CardProps {
  readonly title?: ReactNode;
  /** Zone, scope or unit, in small type beside the title. */
  readonly subtitle?: ReactNode;
  readonly extra?: ReactNode;
  /** `false` lets a table or list run to the edges. */
  readonly padded?: boolean;
  readonly children: ReactNode;
}

/** A white surface with a title line. */
export function Card({ title, subtitle, extra, padded = true, children }: CardProps) {
  const titleId = useId();
  return (
    <section className="yc-card" aria-labelledby={title === undefined ? undefined : titleId}>
      {(title !== undefined || extra !== undefined) && (
        <header className="yc-card-head">
          <h2 id={titleId}>{title}</h2>
          {subtitle !== undefined && <span className="yc-card-subtitle">{subtitle}</span>}
          {extra !== undefined && <span className="yc-card-extra">{extra}</span>}
        </header>
      )}
      <div className={padded ? 'yc-card-body' : 'yc-card-body yc-card-flush'}>{children}</div>
    </section>
  );
}
