import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { usePrecedents } from './use-quality.ts';

/** How the item at hand has been read when somebody objected. */
export function PrecedentCard({ form, item }: { readonly form: string; readonly item: string | undefined }) {
  const { t } = useTranslation('quality');
  const { data } = usePrecedents(form, item);
  const upheld = (data ?? []).filter(({ outcome }) => outcome === 'upheld').length;
  return (
    <Card title={t('precedents.title')} subtitle={t('precedents.scope')}>
      {data?.length === 0 && <p className="yc-quiet">{t('precedents.none')}</p>}
      <ul className="yc-precedents">
        {(data ?? []).map((one) => (
          <li key={one.appeal}>
            <b className={`yc-precedent-${one.outcome}`}>{t(`outcome.${one.outcome}`)}</b>{' '}
            <small className="yc-quiet">
              {t('desk.version', { version: one.version })} · {one.decidedAt.slice(0, 10)}
            </small>
            {item === undefined && <div>{one.itemWords}</div>}
            <p>{one.reason}</p>
            <p className="yc-quiet">{one.words}</p>
          </li>
        ))}
      </ul>
      {upheld >= 3 && <p className="yc-precedents-alarm">{t('precedents.alarm', { count: upheld })}</p>}
    </Card>
  );
}
