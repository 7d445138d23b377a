import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { IntervalBar } from '#src/ui/table/IntervalBar.tsx';
import type { Calibration, CalibrationResult } from '../../contract/calibration.ts';
import { Ranged } from './AgreementCard.tsx';

type Line = CalibrationResult['inspectors'][number];
interface InspectorTableProps {
  readonly session: Calibration;
  readonly result: CalibrationResult;
}

/** Everybody against the expert and against all others: how much more she gives, how evenly, and how often she answers alike. */
export function InspectorTable({ session, result }: InspectorTableProps) {
  const { t } = useTranslation('calibration');
  const locale = useLocale();
  const columns = useMemo((): Column<Line>[] => {
    const points = (value: number): string => `${value > 0 ? '+' : ''}${formatValue(value, 'points', locale)}`;
    const reach = Math.max(
      5,
      ...result.inspectors.flatMap(({ expert }) =>
        expert === null ? [] : [Math.abs(expert.low), Math.abs(expert.high)],
      ),
    );
    const ranged = (found: Line['expert']) =>
      found === null ? (
        <span className="yc-quiet">{t('tooFew')}</span>
      ) : (
        <>
          {points(found.mean)}{' '}
          <small className="yc-quiet">
            {points(found.low)} … {points(found.high)}
          </small>
        </>
      );
    return [
      {
        key: 'name',
        title: t('column.inspector'),
        value: ({ id }) => session.people.find((one) => one.id === id)?.name ?? id,
        cell: ({ id }) => <b>{session.people.find((one) => one.id === id)?.name ?? id}</b>,
      },
      { key: 'contacts', title: t('column.contacts'), unit: 'count', value: ({ contacts }) => contacts },
      {
        key: 'bar',
        title: t('column.lenience'),
        drawing: true,
        width: 180,
        value: () => null,
        cell: ({ expert }) => (
          <IntervalBar
            value={expert?.mean ?? null}
            interval={expert}
            centre={0}
            low={-reach}
            high={reach}
            state={expert !== null && (expert.low > 0 || expert.high < 0) ? 'watch' : null}
          />
        ),
      },
      {
        key: 'expert',
        title: t('column.againstExpert'),
        align: 'end',
        value: ({ expert }) => expert?.mean ?? null,
        cell: ({ expert }) => ranged(expert),
      },
      {
        key: 'others',
        title: t('column.againstOthers'),
        align: 'end',
        value: ({ others }) => others?.mean ?? null,
        cell: ({ others }) => ranged(others),
      },
      { key: 'spread', title: t('column.spread'), unit: 'points', value: ({ spread }) => spread },
      {
        key: 'percent',
        title: t('method.percent'),
        align: 'end',
        value: ({ percent }) => percent.value,
        cell: ({ percent }) => <Ranged found={percent} isShare />,
      },
      {
        key: 'cohen',
        title: t('method.cohen'),
        align: 'end',
        value: ({ cohen }) => cohen.value,
        cell: ({ cohen }) => <Ranged found={cohen} />,
      },
      {
        key: 'ac1',
        title: t('method.ac1'),
        align: 'end',
        value: ({ ac1 }) => ac1.value,
        cell: ({ ac1 }) => <Ranged found={ac1} />,
      },
    ];
  }, [t, locale, session, result]);
  return (
    <DataTable
      id="calibration-inspectors"
      title={t('byInspector')}
      subtitle={t('byInspectorHint')}
      columns={columns}
      rows={result.inspectors}
      rowKey={({ id }) => id}
    />
  );
}
