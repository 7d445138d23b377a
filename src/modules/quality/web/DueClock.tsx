import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

const HOUR_MS = 3_600_000;

/** How long is left until an instant, or how long it is past; counts on by itself. */
export function DueClock({ due }: { readonly due: string | null }) {
  const { t } = useTranslation('quality');
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  if (due === null) return <>–</>;
  const left = Date.parse(due) - now;
  const hours = Math.floor(Math.abs(left) / HOUR_MS);
  const values = { days: Math.floor(hours / 24), hours: hours % 24 };
  return left > 0 ? (
    <span className={hours < 24 ? 'yc-due-soon' : ''}>{t('clock.left', values)}</span>
  ) : (
    <b className="yc-desk-failed">{t('clock.over', values)}</b>
  );
}
