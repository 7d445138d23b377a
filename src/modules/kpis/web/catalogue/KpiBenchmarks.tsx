import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatDifference, formatValue } from '#src/ui/number/format-value.ts';
import type { Unit } from '#src/ui/number/unit.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { useLastDay } from '#src/ui/time/last-day.ts';
import { addDays } from '#src/ui/time/time-range.ts';
import { kpisApi } from '../api.ts';
import type { BenchmarkBody } from '../../contract/benchmarks.ts';
import type { KpiDetail } from '../../contract/catalogue.ts';
import { parameterText } from '../passport/parameter-text.ts';
import { cellOf } from '../question/read-answer.ts';
import { daysScope } from '../question/scope.ts';
import { useAnswer } from '../question/use-answer.ts';
import { inLocale } from '../question/use-kpis.ts';

const span = 28;

/** What others publish, beside our value only where they mean the same; otherwise as text with what is known. */
export function KpiBenchmarks({ kpi }: { readonly kpi: KpiDetail }) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const lastDay = useLastDay();
  const { data } = useQuery({
    queryKey: ['benchmarks', kpi.id],
    queryFn: ({ signal }) => kpisApi.benchmarks({ id: kpi.id }, { signal }),
  });
  const asked = lastDay !== null && data !== undefined && data.length > 0;
  const own = useAnswer(
    asked ? { kpis: [kpi.id], ...daysScope({ from: addDays(lastDay, 1 - span), to: lastDay }) } : null,
  );
  const ours = cellOf(own.data, kpi.id, 0).value;
  const unit = kpi.unit as Unit;
  const columns = useMemo((): Column<BenchmarkBody>[] => {
    const range = ({ low, high }: BenchmarkBody): string =>
      low === high
        ? formatValue(low, unit, locale)
        : `${formatValue(low, unit, locale)} – ${formatValue(high, unit, locale)}`;
    const beside = (row: BenchmarkBody): string => {
      if (row.definition !== 'same') return t(`kpi.benchmark.${row.definition}`);
      if (ours === null) return t('kpi.benchmark.same');
      if (ours >= row.low && ours <= row.high) return t('kpi.benchmark.within');
      const gap = ours < row.low ? ours - row.low : ours - row.high;
      return t(gap < 0 ? 'kpi.benchmark.under' : 'kpi.benchmark.over', {
        size: formatDifference(Math.abs(gap), unit, locale).replace(/^[+−]/, ''),
      });
    };
    const said = (row: BenchmarkBody): string =>
      [
        ...row.differs.map(
          ({ label, theirs, ours: mine, kind }) =>
            `${inLocale(label, locale)}: ${parameterText(theirs, kind, locale, t)} ≠ ${parameterText(mine, kind, locale, t)}`,
        ),
        ...(row.note === null ? [] : [inLocale(row.note, locale)]),
      ].join('; ') || '–';
    return [
      { key: 'value', title: t('kpi.benchmark.value'), value: range, align: 'end' },
      { key: 'where', title: t('kpi.benchmark.where'), value: (row) => inLocale(row.where, locale) },
      { key: 'year', title: t('kpi.benchmark.year'), value: (row) => row.year },
      { key: 'beside', title: t('kpi.benchmark.beside'), value: beside },
      { key: 'said', title: t('kpi.benchmark.said'), value: said },
      { key: 'source', title: t('kpi.source'), value: (row) => row.source },
    ];
  }, [ours, unit, locale, t]);
  if (data === undefined || data.length === 0) return null;
  return (
    <DataTable
      id="kpi.benchmarks"
      title={t('kpi.benchmark.title')}
      subtitle={
        ours === null
          ? t('kpi.benchmark.hint')
          : `${t('kpi.benchmark.ours', { count: span, value: formatValue(ours, unit, locale) })} · ${t('kpi.benchmark.hint')}`
      }
      columns={columns}
      rows={data}
      rowKey={(row) => `${row.source} ${row.where.en} ${row.year} ${row.low}`}
    />
  );
}
