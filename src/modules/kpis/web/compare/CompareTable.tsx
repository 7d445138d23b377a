import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { KpiNumber } from '#src/ui/number/KpiNumber.tsx';
import type { Unit } from '#src/ui/number/unit.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { IntervalBar } from '#src/ui/table/IntervalBar.tsx';
import type { DayRange } from '#src/ui/time/time-range.ts';
import type { ComparedGroup, Comparison } from '../../contract/comparison.ts';
import { daysScope, groupScope, passportOf } from '../question/scope.ts';
import { inLocale } from '../question/use-kpis.ts';
import { scaleOf } from './scale-of.ts';
import { VerdictWord, verdictState } from './VerdictWord.tsx';

interface CompareTableProps {
  readonly id: string;
  readonly title: string;
  readonly days: DayRange;
  /** The first KPI is drawn and judged, the others stand beside it with their margins. */
  readonly comparison: Comparison | undefined;
  readonly subtitle?: string;
}

interface Row {
  readonly id: string | null;
  readonly name: string;
  /** One a KPI, in their order. */
  readonly groups: readonly (ComparedGroup | undefined)[];
}

/** Groups by name, each on the band that chance leaves to a group of its size and mix of work; nobody is ranked. */
export function CompareTable({ id, title, days, comparison, subtitle }: CompareTableProps) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const kpis = useMemo(() => comparison?.kpis ?? [], [comparison]);
  const first = kpis[0];
  const by = comparison?.by ?? 'team';
  const rows = useMemo((): Row[] => {
    const byId = kpis.map((kpi) => new Map(kpi.groups.map((g) => [g.id, g])));
    const ids = [...new Set(kpis.flatMap((kpi) => kpi.groups.map((g) => g.id)))].filter((g) => g !== null);
    const order = new Intl.Collator(locale);
    return ids
      .map((group) => ({
        id: group,
        name: byId.map((groups) => groups.get(group)?.name).find((name) => name != null) ?? group,
        groups: byId.map((groups) => groups.get(group)),
      }))
      .toSorted((a, b) => order.compare(a.name, b.name));
  }, [kpis, locale]);

  const columns = useMemo((): Column<Row>[] => {
    if (first === undefined) return [{ key: 'name', title: t(`dimension.${by as 'team'}`), value: (row) => row.name }];
    const scope = daysScope(days);
    const scale = scaleOf(first.groups, first.centre);
    const unit = first.unit as Unit;
    const name = inLocale(first.title, locale);
    const figure = (group: ComparedGroup | undefined, kpi: (typeof kpis)[number], label: string) => {
      const margin = group?.low == null || group.high == null ? null : (group.high - group.low) / 2;
      return (
        <span>
          <KpiNumber
            value={group?.value ?? null}
            unit={kpi.unit as Unit}
            label={label}
            {...(group?.id == null ? {} : { passport: passportOf(kpi.kpi, groupScope(scope, by, group.id)) })}
          />
          {margin !== null && group?.value !== null && (
            <span className="yc-quiet"> ± {formatValue(margin, kpi.unit as Unit, locale).replace('%', '')}</span>
          )}
        </span>
      );
    };
    return [
      { key: 'name', title: t(`dimension.${by as 'team'}`), value: (row) => row.name },
      {
        key: 'n',
        title: t('compare.rows'),
        unit: first.unit === 'ratio' || first.unit === 'duration' ? 'count' : 'number',
        value: (row) => row.groups[0]?.denominator ?? null,
      },
      {
        key: 'picture',
        title: t('compare.picture'),
        head:
          first.centre === null
            ? t('compare.picture')
            : t('compare.centre', { value: formatValue(first.centre, unit, locale) }),
        drawing: true,
        sortable: false,
        width: 220,
        value: () => null,
        cell: ({ groups: [group] }) =>
          group === undefined ? null : (
            <IntervalBar
              value={group.value}
              interval={group.low === null || group.high === null ? null : { low: group.low, high: group.high }}
              funnel={
                group.limitLow === null || group.limitHigh === null
                  ? null
                  : { low: group.limitLow, high: group.limitHigh }
              }
              centre={group.expected ?? first.centre}
              state={verdictState(group.verdict, first.better)}
              {...scale}
            />
          ),
      },
      {
        key: first.kpi,
        title: name,
        unit,
        value: (row) => row.groups[0]?.value ?? null,
        cell: (row) => figure(row.groups[0], first, `${row.name} ${name}`),
      },
      {
        key: 'verdict',
        title: t('compare.verdictHead'),
        align: 'start',
        value: (row) => (row.groups[0] === undefined ? null : t(`compare.verdict.${row.groups[0].verdict}`)),
        cell: ({ groups: [group] }) =>
          group === undefined ? null : <VerdictWord verdict={group.verdict} better={first.better} />,
      },
      {
        key: 'expected',
        title: t('compare.expected'),
        unit,
        offAtFirst: kpis.length > 1,
        value: (row) => row.groups[0]?.expected ?? null,
      },
      ...kpis.slice(1).map(
        (kpi, i): Column<Row> => ({
          key: kpi.kpi,
          title: inLocale(kpi.title, locale),
          unit: kpi.unit as Unit,
          value: (row) => row.groups[i + 1]?.value ?? null,
          cell: (row) => figure(row.groups[i + 1], kpi, `${row.name} ${inLocale(kpi.title, locale)}`),
        }),
      ),
    ];
  }, [first, kpis, by, days, locale, t]);

  return (
    <DataTable
      id={id}
      title={title}
      subtitle={subtitle ?? t('compare.hint')}
      fileName={`${title} ${days.from}`}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id ?? '-'}
      loading={comparison === undefined}
      empty={t('compare.empty')}
    />
  );
}
