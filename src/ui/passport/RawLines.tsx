import type { ReactNode } from 'react';
import './passport.css';

interface RawLinesProps {
  /** File, lines, batch. */
  readonly title: ReactNode;
  readonly lines: readonly { readonly key: string; readonly text: string; readonly lit?: boolean }[];
}

/** Raw records as the system wrote them; the one that decides is lit. */
export function RawLines({ title, lines }: RawLinesProps) {
  return (
    <figure className="yc-raw">
      <figcaption>{title}</figcaption>
      <ol>
        {lines.map(({ key, text, lit = false }) => (
          <li key={key} className={lit ? 'yc-raw-lit' : undefined}>
            {text}
          </li>
        ))}
      </ol>
    </figure>
  );
}
