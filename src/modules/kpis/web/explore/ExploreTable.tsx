import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { KpiNumber } from '#src/ui/number/KpiNumber.tsx';
import type { Unit } from '#src/ui/number/unit.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { TargetBar } from '#src/ui/table/TargetBar.tsx';
import type { KpiSummary } from '../../contract/catalogue.ts';
import type { AnswerBody } from '../../contract/question.ts';
import { dataWord } from '../passport/reason-words.ts';
import { cellOf } from '../question/read-answer.ts';
import { groupScope, passportOf } from '../question/scope.ts';
import { inLocale } from '../question/use-kpis.ts';
import type { Group } from './groups.ts';
import type { Explore } from './use-explore.ts';

interface ExploreTableProps {
  readonly explore: Explore;
  readonly groups: readonly Group[];
  readonly split: AnswerBody | undefined;
  readonly whole: AnswerBody | undefined;
}

/** The KPIs by group, counts of the first beside its share, and the centre's own value as the total. */
export function ExploreTable({ explore, groups, split, whole }: ExploreTableProps) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const { kpis, by, scope } = explore;
  const first = kpis[0];

  const columns = useMemo((): Column<Group>[] => {
    const naming: Column<Group> = {
      key: 'group',
      title: by === null ? t('explore.whole') : t(`dimension.${by}`),
      value: (row) => (row.name === null ? t(by === null ? 'explore.whole' : 'dimension.none') : dataWord(row.name, t)),
      cell: (row) => (
        <>
          <i
            className="yc-colour-key"
            style={{ background: row.colour === null ? 'var(--yc-line-strong)' : `var(--yc-series-${row.colour + 1})` }}
          />
          {row.name === null ? t(by === null ? 'explore.whole' : 'dimension.none') : dataWord(row.name, t)}
        </>
      ),
    };
    const scopeOf = (row: Group) =>
      scope === null ? null : by === null ? scope : row.id === null ? null : groupScope(scope, by, row.id);
    const figures = (kpi: KpiSummary, i: number): Column<Group>[] => {
      const name = inLocale(kpi.title, locale);
      const value: Column<Group> = {
        key: kpi.id,
        title: name,
        unit: kpi.unit as Unit,
        value: (row) => cellOf(split, kpi.id, row.index).value,
        cell: (row) => {
          const at = scopeOf(row);
          const cell = cellOf(split, kpi.id, row.index);
          return (
            <KpiNumber
              value={cell.value}
              unit={kpi.unit as Unit}
              size={i === 0 ? 'strong' : 'cell'}
              label={`${row.name ?? ''} ${name}`}
              {...(at === null ? {} : { passport: passportOf(kpi.id, at) })}
            />
          );
        },
      };
      if (kpi.unit !== 'ratio') return [value];
      const counts = (part: 'numerator' | 'denominator'): Column<Group> => ({
        key: `${kpi.id}.${part}`,
        title: t(`explore.${part}`, { name }),
        unit: kpi.parts[part] ?? 'count',
        value: (row) => cellOf(split, kpi.id, row.index)[part],
        offAtFirst: i > 0,
      });
      const bar: Column<Group> = {
        key: `${kpi.id}.bar`,
        title: t('explore.bar', { name }),
        head: '',
        drawing: true,
        offAtFirst: i > 0,
        value: () => null,
        cell: (row) => <TargetBar value={cellOf(split, kpi.id, row.index).value} max={1} colour={row.colour} />,
      };
      return [counts('numerator'), counts('denominator'), value, bar];
    };
    return [naming, ...kpis.flatMap(figures)];
  }, [by, kpis, locale, scope, split, t]);

  const totalCells = Object.fromEntries(
    kpis.flatMap((kpi) => {
      const cell = cellOf(whole, kpi.id, 0);
      return [
        [
          kpi.id,
          <KpiNumber
            key={kpi.id}
            value={cell.value}
            unit={kpi.unit as Unit}
            {...(scope === null ? {} : { passport: passportOf(kpi.id, scope) })}
          />,
        ],
        ...(kpi.unit === 'ratio'
          ? [
              [`${kpi.id}.numerator`, formatValue(cell.numerator, kpi.parts.numerator, locale)],
              [`${kpi.id}.denominator`, formatValue(cell.denominator, kpi.parts.denominator ?? 'count', locale)],
              [`${kpi.id}.bar`, <TargetBar key={`${kpi.id}.bar`} value={cell.value} max={1} colour={null} />],
            ]
          : []),
      ];
    }),
  );
  const base = first === undefined ? null : cellOf(whole, first.id, 0);
  const rule =
    first?.unit === 'ratio' && base !== null && base.numerator !== null && base.denominator !== null
      ? t('explore.ratioRule', {
          numerator: formatValue(base.numerator, 'count', locale),
          denominator: formatValue(base.denominator, 'count', locale),
        })
      : t('cockpit.totalRule');
  return (
    <DataTable
      id="explore"
      title={t('explore.details')}
      subtitle={t('explore.detailsHint')}
      fileName={`${first === undefined ? '' : inLocale(first.title, locale)} ${explore.days?.from ?? ''}`}
      columns={columns}
      rows={groups}
      rowKey={(row) => row.id ?? '-'}
      loading={split === undefined}
      sort={explore.search.sort ?? null}
      onSort={(sort) => explore.setSearch({ sort: sort ?? undefined }, { replace: true })}
      {...(by === null ? {} : { total: { cells: totalCells, rule } })}
    />
  );
}
