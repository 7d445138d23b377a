import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay } from '#src/ui/me/me.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { Unit } from '#src/ui/number/unit.ts';
import { FactList } from '#src/ui/passport/FactList.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { formatMoment } from '#src/ui/time/format-time.ts';
import type { Period } from '../contract/closing.ts';
import { ActForm } from './ActForm.tsx';
import { usePeriods, usePreview } from './use-closings.ts';

/** What would freeze, and what in it may still move. */
export function ClosePreview({ period }: { readonly period: Period }) {
  const { t } = useTranslation('closings');
  const locale = useLocale();
  const mayChange = useMay('change:closing');
  const zone = usePeriods(period.kind).data?.zone ?? 'UTC';
  const { data, error, refetch } = usePreview(period.id);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return (
    <>
      <FactList
        items={[
          { key: 'contacts', label: t('contacts'), value: data.contacts.toLocaleString(locale) },
          { key: 'kpis', label: t('kpis'), value: data.kpis },
          {
            key: 'until',
            label: t('dataUntil'),
            value: data.dataUntil === null ? '–' : formatMoment(data.dataUntil, zone, locale),
          },
        ]}
      />
      {data.dataMissing && <p className="yc-closing-differs">{t('dataMissing')}</p>}
      <DataTable
        title={t('provisional')}
        columns={[
          { key: 'kpi', title: t('column.kpi'), value: ({ name }) => (locale === 'en' ? name.en : name.zh) },
          {
            key: 'value',
            title: t('column.value'),
            value: ({ value }) => value,
            align: 'end',
            cell: ({ value, unit }) => (value === null ? '–' : formatValue(value, unit as Unit, locale)),
          },
          { key: 'pending', title: t('column.pending'), unit: 'count', value: ({ pending }) => pending },
        ]}
        rows={data.provisional}
        rowKey={({ kpi }) => kpi}
        empty={t('allFinal')}
      />
      {period.state === 'running' && <p className="yc-quiet">{t('running')}</p>}
      {mayChange && period.state === 'open' && <ActForm id={period.id} token={null} label={t('close')} />}
    </>
  );
}
