import type { ReactNode } from 'react';
import './passport.css';

export interface TimelineItem {
  readonly key: string;
  /** Clock with seconds, already in the centre's zone. */
  readonly at: string;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** `start` hollow, `wait` accent, `good` answered, `warn` not taken or held, `bad` lost, `end` closing. */
  readonly tone: 'start' | 'wait' | 'good' | 'warn' | 'bad' | 'end';
}

/** The course of one contact from the first touch to the last. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  return (
    <ol className="yc-timeline">
      {items.map(({ key, at, title, detail, tone }) => (
        <li key={key} className={`yc-timeline-${tone}`}>
          <time>{at}</time>
          <i aria-hidden="true" />
          <div>
            <b>{title}</b>
            {detail !== undefined && <small>{detail}</small>}
          </div>
        </li>
      ))}
    </ol>
  );
}
