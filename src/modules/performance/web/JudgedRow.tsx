import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KpiNumber } from '#src/ui/number/KpiNumber.tsx';
import { Sparkline } from '#src/ui/number/Sparkline.tsx';
import { targetLines } from '#src/ui/number/target.ts';
import type { Unit } from '#src/ui/number/unit.ts';
import type { Judged } from '../contract/judged.ts';
import { TargetScale } from './TargetScale.tsx';
import { useJudgedWords } from './use-judged-words.ts';
import { VerdictWord } from './VerdictWord.tsx';

interface JudgedRowProps {
  readonly item: Judged;
  /** The days before, oldest first. */
  readonly trend?: readonly (number | null)[] | undefined;
  /** What the door of the number asks. */
  readonly scope: { readonly from: string; readonly to: string; readonly where: { readonly agent: readonly string[] } };
  /** Below the row: what was said, what can be done. */
  readonly children?: ReactNode;
}

/** One KPI of one person: name, target, where it lies, value and verdict. */
export function JudgedRow({ item, trend, scope, children }: JudgedRowProps) {
  const { t } = useTranslation('performance');
  const words = useJudgedWords();
  const name = words.inLocale(item.title);
  const rows = words.rows(item);
  return (
    <li className="yc-judged">
      <div className="yc-judged-words">
        <h3>{name}</h3>
        <small>
          {words.target(item)}
          {rows !== null && ` · ${rows}`}
          {item.excluded > 0 && ` · ${t('excluded', { count: item.excluded })}`}
        </small>
      </div>
      <span className="yc-judged-picture">
        {item.target === null ? (
          trend !== undefined && <Sparkline values={trend} label={`${name}: ${t('trend')}`} />
        ) : (
          <>
            <TargetScale item={item} />
            {trend !== undefined && (
              <Sparkline values={trend} targets={targetLines(item.target)} label={`${name}: ${t('trend')}`} />
            )}
          </>
        )}
      </span>
      <span className="yc-judged-value">
        <KpiNumber
          value={item.value}
          unit={item.unit as Unit}
          label={name}
          size="strong"
          noDataWord="–"
          passport={{ kpi: item.kpi, scope }}
        />
        <VerdictWord verdict={item.verdict} />
      </span>
      {children}
    </li>
  );
}
