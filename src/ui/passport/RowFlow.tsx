import { useLocale } from '../locale/use-locale.ts';
import { formatValue } from '../number/format-value.ts';
import './passport.css';

/** `kept`: rows still in at this point. `left`: rows that went out since the point before, with the reasons. */
export interface FlowStep {
  readonly key: string;
  readonly label: string;
  readonly rows: number;
  readonly kind: 'kept' | 'left';
  /** Strength of the bar: from all rows, over the denominator, to the numerator. */
  readonly weight?: 'all' | 'denominator' | 'numerator';
  readonly reasons?: string;
  readonly onOpen?: () => void;
}

interface RowFlowProps {
  readonly steps: readonly FlowStep[];
}

/** Which rows count, which do not, and why: bars on one scale, what leaves hatched at the place where it leaves. */
export function RowFlow({ steps }: RowFlowProps) {
  const locale = useLocale();
  const all = Math.max(1, ...steps.map(({ rows }) => rows));
  // What leaves lies at the end of the rows that were in before it.
  const before = (i: number): number => steps.slice(0, i).findLast(({ kind }) => kind === 'kept')?.rows ?? all;
  const share = (n: number): string => `${(n / all) * 100}%`;
  return (
    <div className="yc-flow">
      {steps.map(({ key, label, rows, kind, weight = 'all', reasons, onOpen }, i) => {
        const figure = formatValue(rows, 'count', locale);
        return (
          <div key={key} className={`yc-flow-${kind}`}>
            <span className="yc-flow-label">{kind === 'left' ? `− ${label}` : label}</span>
            <span className="yc-flow-bar">
              {kind === 'kept' ? (
                <i className={`yc-flow-${weight}`} style={{ width: share(rows) }} />
              ) : (
                <i className="yc-flow-hatch" style={{ left: share(before(i) - rows), width: share(rows) }} />
              )}
              {reasons !== undefined && reasons !== '' && <small>{reasons}</small>}
            </span>
            <span className="yc-flow-rows">
              {onOpen === undefined || rows === 0 ? (
                figure
              ) : (
                <button type="button" className="yc-door" aria-label={`${label} ${figure}`} onClick={onOpen}>
                  <span>{figure}</span>
                </button>
              )}
            </span>
          </div>
        );
      })}
    </div>
  );
}
