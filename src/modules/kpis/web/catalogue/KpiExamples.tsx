import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { Unit } from '#src/ui/number/unit.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/column.ts';
import type { KpiDetail } from '../../contract/catalogue.ts';

type Example = KpiDetail['examples'][number];

/** Worked examples with the value they must give, and the one the likeliest misreading would. */
export function KpiExamples({ kpi }: { readonly kpi: KpiDetail }) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const columns = useMemo((): Column<Example>[] => {
    const unit = kpi.unit as Unit;
    const text = (value: number | null): string =>
      value === null ? t('kpi.noValue') : formatValue(value, unit, locale);
    const expected = ({ expect }: Example): string =>
      expect !== null && typeof expect === 'object'
        ? Object.entries(expect)
            .map(([key, value]) => `${key}: ${text(value)}`)
            .join(', ')
        : text(expect);
    return [
      { key: 'name', title: t('kpi.example'), value: (row) => row.name },
      { key: 'expect', title: t('kpi.expect'), value: expected, align: 'end' },
      {
        key: 'misreading',
        title: t('kpi.misreading'),
        value: ({ misreading }) => (misreading === null ? null : `${misreading.reading} (${text(misreading.value)})`),
        cell: ({ misreading }) => (misreading === null ? '–' : `${misreading.reading}: ${text(misreading.value)}`),
      },
      { key: 'source', title: t('kpi.source'), value: (row) => row.source, cell: (row) => row.source ?? '–' },
    ];
  }, [kpi.unit, locale, t]);
  return (
    <DataTable
      title={t('kpi.examples')}
      subtitle={t('kpi.examplesHint')}
      columns={columns}
      rows={kpi.examples}
      rowKey={(row) => row.name}
    />
  );
}
