import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { KpiNumber } from '#src/ui/number/KpiNumber.tsx';
import type { Unit } from '#src/ui/number/unit.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { DayRange } from '#src/ui/time/time-range.ts';
import type { KpiSummary } from '../../contract/catalogue.ts';
import { cellOf } from '../question/read-answer.ts';
import { daysScope, groupScope, passportOf } from '../question/scope.ts';
import { useAnswer } from '../question/use-answer.ts';
import { inLocale } from '../question/use-kpis.ts';

interface QueueTableProps {
  readonly kpis: readonly KpiSummary[];
  readonly days: DayRange;
}

interface Row {
  readonly id: string | null;
  readonly name: string | null;
  readonly index: number;
}

/** The tiles' KPIs by queue, by name and never ranked, with the centre's own value as the total. */
export function QueueTable({ kpis, days }: QueueTableProps) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const split = useMemo(() => kpis.filter(({ dimensions }) => dimensions.includes('queue')), [kpis]);
  const scope = useMemo(() => daysScope(days), [days]);
  const ids = split.map(({ id }) => id);
  const byQueue = useAnswer(ids.length === 0 ? null : { kpis: ids, ...scope, by: ['queue'] });
  const whole = useAnswer(ids.length === 0 ? null : { kpis: ids, ...scope });

  const rows = useMemo((): Row[] => {
    const queues = byQueue.data?.dimensions.queue;
    return (queues?.ids ?? []).map((id, index) => ({ id, name: queues?.names[index] ?? id, index }));
  }, [byQueue.data]);
  const columns = useMemo(
    (): Column<Row>[] => [
      { key: 'queue', title: t('dimension.queue'), value: (row) => row.name ?? t('dimension.none') },
      ...split.map(
        (kpi): Column<Row> => ({
          key: kpi.id,
          title: inLocale(kpi.title, locale),
          unit: kpi.unit as Unit,
          value: (row) => cellOf(byQueue.data, kpi.id, row.index).value,
          cell: (row) => (
            <KpiNumber
              value={cellOf(byQueue.data, kpi.id, row.index).value}
              unit={kpi.unit as Unit}
              label={`${row.name ?? ''} ${inLocale(kpi.title, locale)}`}
              {...(row.id === null ? {} : { passport: passportOf(kpi.id, groupScope(scope, 'queue', row.id)) })}
            />
          ),
        }),
      ),
    ],
    [split, byQueue.data, locale, scope, t],
  );
  if (byQueue.error !== null) return <ErrorNotice error={byQueue.error} onRetry={() => void byQueue.refetch()} />;
  return (
    <DataTable
      id="cockpit.queues"
      title={t('cockpit.queues')}
      subtitle={t('cockpit.queuesHint')}
      fileName={`${t('cockpit.queues')} ${days.from}`}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id ?? '-'}
      loading={byQueue.data === undefined}
      total={{
        cells: Object.fromEntries(
          split.map(({ id, unit, title }) => [
            id,
            <KpiNumber
              key={id}
              value={cellOf(whole.data, id, 0).value}
              unit={unit as Unit}
              label={inLocale(title, locale)}
              passport={passportOf(id, scope)}
            />,
          ]),
        ),
        rule: t('cockpit.totalRule'),
      }}
    />
  );
}
