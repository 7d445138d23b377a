import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { KpiNumber } from '#src/ui/number/KpiNumber.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { CostShare } from '../contract/cost.ts';
import { type Months, useCostPerContact } from './use-costs.ts';

/** Cost per contact of the whole as the KPI with its passport; by project and channel with the share of what is common. */
export function PerContactTab({ months }: { readonly months: Months }) {
  const { t } = useTranslation('costs');
  const locale = useLocale();
  const { data, error, refetch } = useCostPerContact(months);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  const [first, last] = [data.months[0], data.months.at(-1)];
  const whole = first === undefined || last === undefined ? null : { from: `${first}-01`, to: `${after(last)}-01` };
  const nameOf =
    (noun: 'channel' | 'project') =>
    (share: CostShare): string => {
      if (share.id === null) return t('noName');
      return noun === 'channel' ? t(`channel.${share.id}`, { defaultValue: share.id }) : (share.name ?? share.id);
    };
  const table = (noun: 'channel' | 'project', rows: readonly CostShare[]) => (
    <DataTable
      id={`cost-per-${noun}`}
      title={t(`by.${noun}`)}
      subtitle={t('shareRule')}
      fileName={`${t('tab.contact')}-${t(`by.${noun}`)}`}
      columns={[
        { key: 'name', title: t(`by.${noun}`), value: nameOf(noun) },
        { key: 'contacts', title: t('contacts'), unit: 'count', value: ({ contacts }) => contacts },
        { key: 'hours', title: t('hours'), unit: 'number', value: ({ hours }) => hours, offAtFirst: true },
        { key: 'direct', title: t('direct'), unit: 'money', value: ({ direct }) => direct },
        { key: 'shared', title: t('shared'), unit: 'money', value: ({ shared }) => shared },
        { key: 'perContact', title: t('perContact'), unit: 'money', value: ({ perContact }) => perContact },
      ]}
      rows={rows}
      rowKey={({ id }) => id ?? '-'}
    />
  );
  return (
    <>
      <Card title={t('perContactWhole')} subtitle={`${data.from} – ${data.until}`}>
        <div className="yc-cost-whole">
          <KpiNumber
            value={data.perContact}
            unit="money"
            size="tile"
            label={t('perContactWhole')}
            passport={whole === null ? undefined : { kpi: 'cost_per_contact', scope: whole }}
          />
          <p className="yc-quiet">
            {t('perContactOf', {
              cost: formatValue(data.total, 'money', locale),
              contacts: formatValue(data.contacts ?? 0, 'count', locale),
            })}
            {data.unshared !== 0 && ` ${t('unshared', { cost: formatValue(data.unshared, 'money', locale) })}`}
          </p>
        </div>
      </Card>
      {table('project', data.projects)}
      {table('channel', data.channels)}
    </>
  );
}

/** The month after. */
function after(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}
