import type { ReactNode } from 'react';
import './passport.css';

interface FractionProps {
  readonly numerator: ReactNode;
  /** Absent for counts and sums. */
  readonly denominator?: ReactNode;
  /** The same in figures, as "3,182 ÷ 4,176". */
  readonly figures?: ReactNode;
  readonly result: ReactNode;
  /** What the words do not say: from when the clock runs, whether it is a sample. */
  readonly note?: ReactNode;
}

/** A formula in words with its live figures. */
export function Fraction({ numerator, denominator, figures, result, note }: FractionProps) {
  return (
    <div className="yc-fraction">
      <div className="yc-fraction-words">
        <div>{numerator}</div>
        {denominator !== undefined && <div>{denominator}</div>}
      </div>
      <span aria-hidden="true">=</span>
      <div className="yc-fraction-result">
        {figures !== undefined && <div>{figures}</div>}
        {result}
      </div>
      {note !== undefined && <p>{note}</p>}
    </div>
  );
}
