import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../locale/use-locale.ts';
import { formatValue } from '../number/format-value.ts';
import './progress.css';

interface ProgressProps {
  /** What is being done, as "Reading queue_log". */
  readonly what: ReactNode;
  /** 0–1; `null` when the end is not known. */
  readonly share: number | null;
  /** How far in counts. */
  readonly detail?: ReactNode;
  readonly secondsLeft?: number | null;
  readonly onCancel?: () => void;
}

/** Long work: what, how far, how long still, and a way out. */
export function Progress({ what, share, detail, secondsLeft = null, onCancel }: ProgressProps) {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  const percent = share === null ? null : Math.min(100, Math.max(0, share * 100));
  return (
    <div className="yc-progress">
      <div className="yc-progress-head">
        <b>{what}</b>
        {percent !== null && <span>{formatValue(percent / 100, 'ratio', locale, { digits: 0 })}</span>}
        {secondsLeft !== null && (
          <span>{t('work.left', { time: formatValue(Math.max(1, Math.round(secondsLeft)), 'duration', locale) })}</span>
        )}
        {onCancel !== undefined && (
          <Button size="small" onClick={onCancel}>
            {t('work.cancel')}
          </Button>
        )}
      </div>
      <div
        className={`yc-progress-bar${percent === null ? ' yc-progress-open' : ''}`}
        role="progressbar"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent === null ? undefined : Math.round(percent)}
        aria-label={typeof what === 'string' ? what : t('work.running')}
      >
        <i style={percent === null ? undefined : { width: `${percent}%` }} />
      </div>
      {detail !== undefined && <small>{detail}</small>}
    </div>
  );
}
