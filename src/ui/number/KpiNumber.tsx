import { useTranslation } from 'react-i18next';
import { useLocale } from '../locale/use-locale.ts';
import { Figure } from './Figure.tsx';
import { type FormatOptions, formatValue } from './format-value.ts';
import type { KpiState } from './kpi-state.ts';
import './number.css';
import { type PassportRequest, useOpenPassport } from './passport.ts';
import { StateWord } from './StateWord.tsx';
import type { Unit } from './unit.ts';

export interface KpiNumberProps extends FormatOptions {
  /** Base unit (a ratio as a fraction, a duration in seconds); `null` = no data. */
  readonly value: number | null;
  readonly unit: Unit;
  /** What the number is, for people who hear the screen. */
  readonly label?: string;
  readonly passport?: PassportRequest | undefined;
  readonly state?: KpiState | null;
  readonly size?: 'cell' | 'strong' | 'figure' | 'tile';
  /** A better word than "no data", as "no voice". */
  readonly noDataWord?: string;
}

/** Every figure on screen: value, smaller unit, state, and the door to its passport (click or Enter). */
export function KpiNumber({
  value,
  unit,
  label,
  passport,
  state = null,
  size = 'cell',
  noDataWord,
  ...format
}: KpiNumberProps) {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  const open = useOpenPassport();

  const figure =
    value === null ? (
      <span className="yc-no-data">{noDataWord ?? t('number.noData')}</span>
    ) : (
      <Figure value={value} unit={unit} {...format} />
    );
  const text = value === null ? (noDataWord ?? t('number.noData')) : formatValue(value, unit, locale, format);
  const aria =
    label === undefined
      ? t('number.openPassportPlain', { value: text })
      : t('number.openPassport', { label, value: text });

  return (
    <span className={`yc-number yc-number-${size}`}>
      {passport !== undefined && open !== null ? (
        <button
          type="button"
          className="yc-door"
          aria-label={aria}
          onClick={(event) => {
            event.stopPropagation();
            open(passport);
          }}
        >
          {figure}
        </button>
      ) : (
        figure
      )}
      {state !== null && <StateWord state={state} look={size === 'cell' ? 'plain' : 'pill'} />}
    </span>
  );
}
