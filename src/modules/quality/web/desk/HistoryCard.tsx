import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import type { Look } from '../../contract/look.ts';

/** The customer's other contacts around this one: what was tried before, and whether she had to come again. */
export function HistoryCard({ history, at }: { readonly history: Look['history']; readonly at: string | null }) {
  const { t } = useTranslation('quality');
  return (
    <Card title={t('history.title')} subtitle={t('history.count', { count: history.length })}>
      <ul className="yc-precedents yc-history">
        {history.map((one) => (
          <li key={one.contact}>
            <a href={`/contacts/${encodeURIComponent(one.contact)}`} target="_blank" rel="noreferrer">
              {one.at.slice(0, 16).replace('T', ' ')}
            </a>{' '}
            {at !== null && one.at > at && <b>{t('history.later')} </b>}
            {[t(`channel.${one.channel}`, { defaultValue: one.channel }), one.queueName, one.agentName, one.reason]
              .filter((word) => word !== null)
              .join(' · ')}
          </li>
        ))}
      </ul>
      {history.length === 0 && <p className="yc-quiet">{t('history.none')}</p>}
    </Card>
  );
}
