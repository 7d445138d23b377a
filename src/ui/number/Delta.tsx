import { useTranslation } from 'react-i18next';
import { useLocale } from '../locale/use-locale.ts';
import { formatDifference } from './format-value.ts';
import './number.css';
import type { Unit } from './unit.ts';

interface DeltaProps {
  /** Difference in the KPI's base unit; `null` when the other day has no data. */
  readonly value: number | null;
  readonly unit: Unit;
  /** Against what, as "较上周五" / "vs Fri 13". */
  readonly against: string;
}

/** ▲▼ with the size of a change. Neutral in colour: up is not good for every KPI, and a change is not yet a finding. */
export function Delta({ value, unit, against }: DeltaProps) {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  if (value === null) {
    return (
      <span className="yc-delta">
        – {against} {t('number.noData')}
      </span>
    );
  }
  const text = formatDifference(value, unit, locale);
  const same = !/[1-9]/.test(text);
  return (
    <span className="yc-delta">
      {same ? (
        <span aria-hidden="true">= </span>
      ) : (
        <svg
          viewBox="0 0 10 10"
          width="9"
          height="9"
          role="img"
          aria-label={value > 0 ? t('number.up') : t('number.down')}
        >
          <path d={value > 0 ? 'M0 9h10L5 1z' : 'M0 1h10L5 9z'} fill="currentColor" />
        </svg>
      )}
      <b>{text}</b> {against}
    </span>
  );
}
