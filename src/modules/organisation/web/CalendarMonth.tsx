import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { type Calendar, openOn } from '../contract/calendar.ts';
import { spansText } from './spans-text.ts';

/** A month of days with their hours and the reason where they are not the usual ones. */
export function CalendarMonth({
  hours,
  today,
}: {
  readonly hours: Omit<Calendar, 'id' | 'madeAt'>;
  readonly today: string;
}) {
  const { t } = useTranslation('organisation');
  const locale = useLocale();
  const [month, setMonth] = useState(today.slice(0, 7));
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const lead = (new Date(first).getUTCDay() + 6) % 7;
  const next = shifted(month, 1);
  const count = Math.round((Date.parse(`${next}-01T00:00:00Z`) - first) / 86_400_000);
  const dates = Array.from({ length: count }, (_, i) => new Date(first + i * 86_400_000).toISOString().slice(0, 10));
  return (
    <section>
      <h3>
        <Button size="small" aria-label={t('before')} onClick={() => setMonth(shifted(month, -1))}>
          ‹
        </Button>{' '}
        {month}{' '}
        <Button size="small" aria-label={t('after')} onClick={() => setMonth(next)}>
          ›
        </Button>
      </h3>
      <div className="yc-calendar">
        {(['1', '2', '3', '4', '5', '6', '7'] as const).map((day) => (
          <b key={day}>{t(`weekday.${day}`)}</b>
        ))}
        {Array.from({ length: lead }, (_, i) => (
          <span key={`lead${i}`} />
        ))}
        {dates.map((date) => {
          const { spans, type, name } = openOn(hours, date);
          return (
            <div key={date} className={`yc-calendar-day yc-calendar-${type}`}>
              <span>
                {Number(date.slice(8))} {type !== 'work' && <em>{t(`dayType.${type}`)}</em>}
              </span>
              <small>{spans.length === 0 ? t('closed') : spansText(spans)}</small>
              {name !== null && <small className="yc-quiet">{locale === 'en' ? name.en : name.zh}</small>}
            </div>
          );
        })}
      </div>
    </section>
  );
}

function shifted(month: string, by: number): string {
  const at = new Date(`${month}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + by);
  return at.toISOString().slice(0, 7);
}
