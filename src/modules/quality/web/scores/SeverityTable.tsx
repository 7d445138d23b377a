import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { IntervalBar } from '#src/ui/table/IntervalBar.tsx';
import type { ScoreBoard } from '../../contract/scores.ts';

type Line = ScoreBoard['severity'][number];

/** Who scores above or below the house on the same people, in points. */
export function SeverityTable({ rows }: { readonly rows: readonly Line[] }) {
  const { t } = useTranslation('scores');
  const locale = useLocale();
  const columns = useMemo((): Column<Line>[] => {
    const points = (value: number): string => `${value > 0 ? '+' : ''}${formatValue(value, 'score', locale)}`;
    const reach = Math.max(2, ...rows.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
    return [
      { key: 'name', title: t('column.inspector'), value: ({ name }) => name, cell: ({ name }) => <b>{name}</b> },
      { key: 'n', title: t('column.n'), unit: 'count', value: ({ n }) => n },
      {
        key: 'bar',
        title: t('severity.bar'),
        drawing: true,
        width: 200,
        value: () => null,
        cell: ({ effect, low, high }) => (
          <IntervalBar value={effect} interval={{ low, high }} centre={0} low={-reach} high={reach} />
        ),
      },
      {
        key: 'effect',
        title: t('severity.effect'),
        value: ({ effect }) => effect,
        align: 'end',
        cell: ({ effect, low, high }) => (
          <>
            {points(effect)} <small className="yc-quiet">{`${points(low)} … ${points(high)}`}</small>
          </>
        ),
      },
      {
        key: 'word',
        title: t('severity.word'),
        value: ({ low, high }) => t(low > 0 ? 'severity.lenient' : high < 0 ? 'severity.severe' : 'severity.like'),
      },
    ];
  }, [t, locale, rows]);
  return (
    <DataTable
      id="severity"
      title={t('severity.title')}
      subtitle={t('severity.hint')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      empty={t('none')}
    />
  );
}
