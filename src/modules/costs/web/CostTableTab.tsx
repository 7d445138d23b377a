import { Segmented } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { TimeChart } from '#src/ui/chart/TimeChart.tsx';
import { Card } from '#src/ui/layout/Card.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { CostLine, CostTable } from '../contract/cost.ts';
import { type CostGroup, costGroups, costsPage } from './costs.page.ts';
import { type CostSum, sumOf, sumsBy } from './group-lines.ts';

/** Months as bars, budget beside what was spent; below, by what the reader chooses. */
export function CostTableTab({ table }: { readonly table: CostTable }) {
  const { t } = useTranslation('costs');
  const locale = useLocale();
  const [{ by = 'item' }, setSearch] = usePageSearch(costsPage);
  const names = useMemo(
    () => new Map([...table.sites, ...table.projects].map(({ id, name }) => [id, name])),
    [table.sites, table.projects],
  );
  const keyOf = (line: CostLine): string => {
    if (by === 'item') return line.group === null ? line.item : `${line.group} · ${line.item}`;
    const id = line[by];
    if (id === null) return t('common');
    return by === 'channel' ? t(`channel.${id}`, { defaultValue: id }) : (names.get(id) ?? id);
  };
  const rows = sumsBy(table.lines, keyOf);
  const whole = sumOf(table.lines);
  const picture = useMemo(() => {
    const months = [...new Set(table.lines.map(({ month }) => month))].sort();
    const sums = months.map((month) => sumOf(table.lines.filter((line) => line.month === month)));
    return {
      buckets: months.map((month) => {
        const [year = 0, number = 1] = month.split('-').map(Number);
        return { start: Date.UTC(year, number - 1, 1), end: Date.UTC(year, number, 1) };
      }),
      series: (['budget', 'actual'] as const).map((key, i) => ({
        key,
        name: t(key),
        values: sums.map((sum) => sum[key]),
        colour: i === 0 ? 3 : 0,
        // What was planned stands behind what was spent.
        quiet: i === 0,
      })),
    };
  }, [table.lines, t]);
  const money = (value: number | null): string =>
    value === null ? '–' : formatValue(value, 'money', locale, { digits: 0 });
  const difference = ({ comparable }: Omit<CostSum, 'key'>): number | null =>
    comparable === null ? null : comparable.actual - comparable.budget;
  const share = (sum: Omit<CostSum, 'key'>): number | null =>
    sum.comparable === null || sum.comparable.budget === 0 ? null : difference(sum)! / sum.comparable.budget;
  return (
    <>
      <Card title={t('byMonth')} subtitle={t('legend')}>
        <TimeChart title={t('byMonth')} unit="money" as="bar" grain="1mo" zone="UTC" height={240} {...picture} />
      </Card>
      <div className="yc-cost-bar">
        <Segmented
          size="small"
          value={by}
          onChange={(next: CostGroup) => setSearch({ by: next === 'item' ? undefined : next })}
          options={costGroups.map((value) => ({ value, label: t(`by.${value}`) }))}
          aria-label={t('by.label')}
        />
      </div>
      <DataTable
        id="costs"
        title={t(`by.${by}`)}
        subtitle={t('differenceRule')}
        fileName={t('nav.costs')}
        columns={[
          { key: 'key', title: t(`by.${by}`), value: ({ key }) => key },
          {
            key: 'budget',
            title: t('budget'),
            unit: 'money',
            value: ({ budget }) => budget,
            cell: ({ budget }) => money(budget),
          },
          {
            key: 'actual',
            title: t('actual'),
            unit: 'money',
            value: ({ actual }) => actual,
            cell: ({ actual }) => money(actual),
          },
          {
            key: 'difference',
            title: t('difference'),
            unit: 'money',
            value: difference,
            cell: (row) => money(difference(row)),
          },
          {
            key: 'share',
            title: t('share'),
            unit: 'ratio',
            value: share,
            noDataWord: '–',
            cell: (row) => {
              const value = share(row);
              if (value === null) return '–';
              const text = `${value > 0 ? '+' : ''}${formatValue(value, 'ratio', locale)}`;
              return value > 0.03 ? <b className="yc-cost-over">{text}</b> : text;
            },
          },
        ]}
        rows={rows}
        rowKey={({ key }) => key}
        total={{
          cells: {
            key: t('total'),
            budget: money(whole.budget),
            actual: money(whole.actual),
            difference: money(difference(whole)),
            share: share(whole) === null ? '–' : formatValue(share(whole)!, 'ratio', locale),
          },
        }}
      />
    </>
  );
}
