import { useTranslation } from 'react-i18next';
import { useLocale } from '../locale/use-locale.ts';
import { Delta } from './Delta.tsx';
import { timeShare } from './format-duration.ts';
import { type FormatOptions, formatRange, formatValue, noDataMark } from './format-value.ts';
import { KpiNumber } from './KpiNumber.tsx';
import type { KpiState } from './kpi-state.ts';
import './tile.css';
import type { PassportRequest } from './passport.ts';
import { Sparkline } from './Sparkline.tsx';
import { StateWord } from './StateWord.tsx';
import { formatTarget, type Target, targetLines } from './target.ts';
import type { Unit } from './unit.ts';

/** What the value rests on; a sample has a margin instead of the two counts. */
export type Basis =
  | {
      readonly kind: 'ratio';
      readonly numerator: number;
      readonly denominator: number;
      readonly of?: 'count' | 'duration';
    }
  | { readonly kind: 'count'; readonly n: number }
  | { readonly kind: 'sample'; readonly n: number; readonly margin: number };

export interface KpiTileProps {
  readonly name: string;
  /** Small text at the right of the name, as "成熟 11-27" or "参评 34.6%". */
  readonly note?: string;
  readonly value: number | null;
  readonly unit: Unit;
  readonly format?: FormatOptions;
  readonly state: KpiState | null;
  readonly target: Target | null;
  readonly basis?: Basis | undefined;
  /** Values of the days before and the shown day last, oldest first; gaps are `null`. */
  readonly trend: readonly (number | null)[];
  readonly limits: { readonly low: number; readonly high: number } | null;
  readonly delta?: { readonly value: number | null; readonly against: string } | undefined;
  /** A second comparison on a line of its own, as the day before. */
  readonly deltaToo?: { readonly value: number | null; readonly against: string } | undefined;
  readonly passport?: PassportRequest | undefined;
}

/** One KPI on the cockpit: name, value and state, trend inside its limits, target, what it rests on, and the change to the same weekday. */
export function KpiTile({
  name,
  note,
  value,
  unit,
  format,
  state,
  target,
  basis,
  trend,
  limits,
  delta,
  deltaToo,
  passport,
}: KpiTileProps) {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  const count = (n: number): string => formatValue(n, 'count', locale);
  const basisText =
    basis === undefined
      ? null
      : basis.kind === 'ratio'
        ? basis.of === 'duration'
          ? timeShare(basis.numerator, basis.denominator, locale)
          : `${count(basis.numerator)} / ${count(basis.denominator)}`
        : basis.kind === 'count'
          ? t('number.sample', { count: basis.n, formatted: count(basis.n) })
          : t('number.marginSample', {
              margin: formatRange(basis.margin, basis.margin, unit, locale).split('–')[0],
              formatted: count(basis.n),
            });
  const shownTarget = target === null ? null : formatTarget(target, unit, locale);

  return (
    <article className="yc-tile" aria-label={name}>
      <header className="yc-tile-head">
        <h3 title={name}>{name}</h3>
        {note !== undefined && <span className="yc-tile-note">{note}</span>}
      </header>
      <div className="yc-tile-value">
        <KpiNumber
          value={value}
          unit={unit}
          label={name}
          passport={passport}
          size="tile"
          noDataWord={noDataMark}
          {...format}
        />
        {value === null ? <StateWord state="none" /> : state !== null && <StateWord state={state} />}
      </div>
      <Sparkline
        values={trend}
        limits={limits}
        targets={target === null ? [] : targetLines(target)}
        state={state}
        label={`${name}: ${t('number.trend', { count: trend.length })}`}
      />
      <footer className="yc-tile-foot">
        <span>
          {shownTarget === null ? (
            t('number.noTarget')
          ) : (
            <>
              {t('number.target')} <b>{shownTarget}</b>
            </>
          )}
        </span>
        <span>{basisText}</span>
        {delta === undefined ? <span /> : <Delta value={delta.value} unit={unit} against={delta.against} />}
        <span title={limits === null ? undefined : t('number.limitsHint')}>
          {limits !== null && t('number.limits', { range: formatRange(limits.low, limits.high, unit, locale) })}
        </span>
        {deltaToo !== undefined && <Delta value={deltaToo.value} unit={unit} against={deltaToo.against} />}
      </footer>
    </article>
  );
}
