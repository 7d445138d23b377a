import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { Figure } from '#src/ui/number/Figure.tsx';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { Unit } from '#src/ui/number/unit.ts';
import { FactList } from '#src/ui/passport/FactList.tsx';
import type { Point } from '../contract/point.ts';

/** The answer with everything it rests on; where it cannot be told, why. */
export function PointAnswer({ point }: { readonly point: Point }) {
  const { t } = useTranslation('costs');
  const locale = useLocale();
  const text = (value: number | null, unit: Unit): string => (value === null ? '–' : formatValue(value, unit, locale));
  const range = (of: Point['paid'], unit: Unit): string =>
    of === null ? '–' : t('point.range', { low: text(of.low, unit), high: text(of.high, unit) });
  const { costHour, patience } = point;
  return (
    <>
      {point.obstacles.map((code) => (
        <Alert key={code} type={point.paid === null ? 'warning' : 'info'} showIcon title={t(`obstacle.${code}`)} />
      ))}
      {point.paid !== null && (
        <Card title={t('point.title', { queue: point.queueName })} subtitle={point.month}>
          <div className="yc-cost-answer">
            <div>
              <span className="yc-cost-big">
                {point.money === null ? '–' : <Figure value={point.money.value} unit="money" />}
              </span>
              <small>{point.money === null ? t('obstacle.no_costs') : range(point.money, 'money')}</small>
              <small className="yc-quiet">{t('point.aMonth')}</small>
            </div>
            <div>
              <span className="yc-cost-big">
                <Figure value={point.paid.value} unit="number" />
              </span>
              <small>{range(point.paid, 'number')}</small>
              <small className="yc-quiet">{t('point.paidHours')}</small>
            </div>
            <div>
              <span className="yc-cost-big">
                {text(point.level, 'ratio')} → {point.level === null ? '–' : text(point.level + 0.01, 'ratio')}
              </span>
              <small className="yc-quiet">{t('point.level', { threshold: text(point.threshold, 'duration') })}</small>
            </div>
          </div>
        </Card>
      )}
      <Card title={t('point.assumptions')} subtitle={t('point.assumptionsHint')}>
        <FactList
          items={[
            {
              key: 'contacts',
              label: t('point.contacts'),
              value: t('point.contactsOf', { contacts: text(point.contacts, 'count'), intervals: point.intervals }),
            },
            { key: 'aht', label: t('point.handleTime'), value: text(point.handleTime, 'duration') },
            {
              key: 'patience',
              label: t('point.patience'),
              value:
                patience === null
                  ? t('point.noPatience')
                  : `${text(patience.value, 'duration')} (${range(patience, 'duration')}) · ${t('point.abandoned', { count: point.abandoned ?? 0 })}`,
            },
            { key: 'model', label: t('point.model'), value: t(`model.${point.model}`) },
            { key: 'atOnce', label: t('point.atOnce'), value: text(point.atOnce, 'number') },
            {
              key: 'hours',
              label: t('point.hours'),
              value: t('point.hoursOf', {
                present: text(point.present, 'number'),
                raised: text(point.raised, 'number'),
              }),
            },
            { key: 'busy', label: t('point.busy'), value: text(point.busy, 'ratio') },
            { key: 'shrinkage', label: t('point.shrinkage'), value: text(point.shrinkage, 'ratio') },
            {
              key: 'costHour',
              label: t('point.costHour'),
              value:
                costHour === null
                  ? '–'
                  : `${text(costHour.value, 'money')} · ${t(costHour.everything ? 'point.costOfAll' : 'point.costOf', {
                      cost: text(costHour.cost, 'money'),
                      hours: text(costHour.hours, 'number'),
                      items: costHour.items.join(locale === 'zh-CN' ? '、' : ', '),
                    })}`,
            },
          ]}
        />
        <p className="yc-quiet">{t('point.uncertainty')}</p>
      </Card>
    </>
  );
}
