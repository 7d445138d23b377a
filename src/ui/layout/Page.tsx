import type { ReactNode } from 'react';
import './layout.css';

interface PageProps {
  /** One sentence that says what is the case. */
  readonly sentence: ReactNode;
  /** One line of cause. */
  readonly cause?: ReactNode;
  /** At the right of the sentence: copy link, export, save. */
  readonly actions?: ReactNode;
  /** Above the sentence: chips of the question. */
  readonly question?: ReactNode;
  readonly children: ReactNode;
}

/** Anatomy of every page: sentence, cause, then picture and table. */
export function Page({ sentence, cause, actions, question, children }: PageProps) {
  return (
    <div className="yc-page">
      {question !== undefined && <div className="yc-page-question">{question}</div>}
      <div className="yc-page-head">
        <div className="yc-page-words">
          <h1>{sentence}</h1>
          {cause !== undefined && <p>{cause}</p>}
        </div>
        {actions !== undefined && <div className="yc-page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
}
