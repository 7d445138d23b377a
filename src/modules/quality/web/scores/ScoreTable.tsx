import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { IntervalBar } from '#src/ui/table/IntervalBar.tsx';
import type { Scored, ScoredPerson } from '../../contract/scores.ts';

type Line = Scored & Partial<Pick<ScoredPerson, 'teamName'>>;

const STATES = { above: 'on', below: 'off', not_distinguishable: null, description_only: null } as const;

/** Scores as dots with their whiskers on one scale, with everything that is known of their error. */
export function ScoreTable({
  id,
  title,
  rows,
  line,
  loading,
}: {
  readonly id: 'people' | 'teams';
  readonly title: string;
  readonly rows: readonly Line[];
  readonly line: number | null;
  readonly loading: boolean;
}) {
  const { t } = useTranslation('scores');
  const locale = useLocale();
  const columns = useMemo((): Column<Line>[] => {
    const points = (value: number | null): string => (value === null ? '–' : formatValue(value, 'score', locale));
    const share = (value: number | null): string => (value === null ? '–' : formatValue(value, 'ratio', locale));
    const lows = rows.flatMap(({ interval, adjusted }) => [interval?.low ?? adjusted ?? 100]);
    const low = Math.max(0, Math.floor(Math.min(90, ...lows) / 10) * 10);
    return [
      { key: 'name', title: t(`column.${id}`), value: ({ name }) => name, cell: ({ name }) => <b>{name}</b> },
      ...(id === 'people'
        ? [{ key: 'team', title: t('column.team'), value: ({ teamName }: Line) => teamName ?? null }]
        : []),
      { key: 'n', title: t('column.n'), unit: 'count', value: ({ n }) => n },
      {
        key: 'whisker',
        title: t('column.whisker'),
        head: (
          <span className="yc-score-scale">
            <i>{low}</i>
            {t('column.whisker')}
            <i>100</i>
          </span>
        ),
        drawing: true,
        width: 170,
        value: () => null,
        cell: ({ adjusted, interval, standing }) => (
          <IntervalBar
            value={adjusted}
            interval={interval}
            centre={line}
            low={low}
            high={100}
            state={STATES[standing]}
          />
        ),
      },
      {
        key: 'adjusted',
        title: t('column.adjusted'),
        unit: 'score',
        value: ({ adjusted }) => adjusted,
        cell: ({ adjusted, interval }) => (
          <>
            {points(adjusted)}
            {interval !== null && (
              <small className="yc-quiet">
                {' '}
                {points(interval.low)} – {points(interval.high)}
              </small>
            )}
          </>
        ),
      },
      // Words in the file: a reader of it sees no whiskers.
      {
        key: 'interval',
        title: t('column.interval'),
        value: ({ interval }) =>
          interval === null ? t('descriptionOnly') : `${points(interval.low)} – ${points(interval.high)}`,
        align: 'end',
        offAtFirst: true,
      },
      { key: 'raw', title: t('column.raw'), unit: 'score', value: ({ raw }) => raw },
      { key: 'shrunken', title: t('column.shrunken'), unit: 'score', value: ({ shrunken }) => shrunken },
      {
        key: 'band',
        title: t('column.band'),
        value: ({ band }) => band,
        cell: ({ band, places }) =>
          band === null || places === null ? (
            '–'
          ) : (
            <>
              {t('band', { band })} <small className="yc-quiet">{t('places', places)}</small>
            </>
          ),
      },
      { key: 'standing', title: t('column.standing'), value: ({ standing }) => t(`standing.${standing}`) },
      {
        key: 'critical',
        title: t('column.critical'),
        value: ({ critical }) => critical.rate,
        align: 'end',
        cell: ({ critical }) => (
          <>
            {share(critical.rate)}
            {critical.interval !== null && (
              <small className="yc-quiet">
                {' '}
                {share(critical.interval.low)} – {share(critical.interval.high)}
              </small>
            )}
          </>
        ),
      },
      {
        key: 'violations',
        title: t('column.violations'),
        value: ({ violations }) => violations.established,
        align: 'end',
        cell: ({ violations }) => (
          <>
            {violations.established}{' '}
            <small className="yc-quiet">{t(`exposure.${violations.exposure}`, violations)}</small>
          </>
        ),
      },
      {
        key: 'uncovered',
        title: t('column.uncovered'),
        unit: 'ratio',
        offAtFirst: true,
        value: ({ uncovered }) => uncovered,
      },
    ];
  }, [t, locale, rows, line, id]);
  return (
    <DataTable
      id={`scores-${id}`}
      title={title}
      subtitle={t('tableHint')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      loading={loading}
      empty={t('none')}
    />
  );
}
