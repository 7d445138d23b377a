import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useMay } from '#src/ui/me/me.ts';
import { StateWord } from '#src/ui/number/StateWord.tsx';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { TargetNode } from '../contract/target.ts';
import { targetsApi } from './api.ts';
import { targetsPage } from './targets.page.ts';
import { useKpiWords, useTargetAct } from './use-targets.ts';

interface TargetTableProps {
  readonly title: string;
  readonly nodes: readonly TargetNode[] | undefined;
  readonly loading: boolean;
  /** The goal whose drafts can be sent from here. */
  readonly goal?: string | undefined;
}

type Row = TargetNode & { readonly depth: number };

/** Parents before their children, each with its depth. */
export function inTreeOrder(nodes: readonly TargetNode[]): Row[] {
  const children = Map.groupBy(nodes, ({ parent }) => (nodes.some(({ id }) => id === parent) ? parent : null));
  const walk = (parent: string | null, depth: number): Row[] =>
    (children.get(parent) ?? [])
      .toSorted((a, b) => a.kpi.localeCompare(b.kpi) || a.ownerName.localeCompare(b.ownerName))
      .flatMap((node) => [{ ...node, depth }, ...walk(node.id, depth + 1)]);
  return walk(null, 0);
}

/** Targets from the centre down to people: what is agreed, where it stands, and what speaks against it. */
export function TargetTable({ title, nodes, loading, goal }: TargetTableProps) {
  const { t } = useTranslation('targets');
  const kpis = useKpiWords();
  const [{ target }, setSearch] = usePageSearch(targetsPage);
  const mayChange = useMay('change:target');
  const send = useTargetAct((id: string) => targetsApi.send({ id }));
  const rows = useMemo(() => inTreeOrder(nodes ?? []), [nodes]);
  const drafts = rows.filter(({ latest, may }) => latest.state === 'draft' && may.change).length;
  const columns = useMemo(
    (): Column<Row>[] => [
      {
        key: 'owner',
        title: t('column.owner'),
        value: ({ owner, ownerName }) => (owner.kind === 'centre' ? t('kind.centre') : ownerName),
        cell: ({ owner, ownerName, depth }) => (
          <span className="yc-target-name" style={{ paddingInlineStart: depth * 16 }}>
            {owner.kind === 'centre' ? t('kind.centre') : ownerName}
          </span>
        ),
        sortable: false,
      },
      {
        key: 'kpi',
        title: t('column.kpi'),
        value: ({ kpi }) => kpis.name(kpi),
        cell: ({ kpi, part }) => (
          <>
            {kpis.name(kpi)}
            {part === 'driver' && <span className="yc-tag">{t('driver')}</span>}
          </>
        ),
      },
      {
        key: 'target',
        title: t('column.target'),
        align: 'end',
        value: ({ kpi, latest }) => kpis.target(kpi, latest.bounds),
      },
      {
        key: 'value',
        title: t('column.value'),
        align: 'end',
        value: ({ value }) => value,
        cell: ({ kpi, value, meets }) =>
          value === null ? (
            <span className="yc-no-data">{t('noData')}</span>
          ) : (
            <>
              {kpis.value(kpi, value)} {meets !== null && <StateWord look="plain" state={meets ? 'on' : 'off'} />}
            </>
          ),
      },
      {
        key: 'children',
        title: t('column.children'),
        align: 'end',
        value: ({ consistency }) => consistency?.would ?? null,
        noDataWord: '–',
        cell: ({ kpi, consistency }) =>
          consistency?.would == null ? (
            <span className="yc-quiet">–</span>
          ) : (
            <span title={t('childrenHint', { count: consistency.children })}>
              {kpis.value(kpi, consistency.would)}{' '}
              {consistency.reaches === false && <StateWord look="plain" state="off" />}
            </span>
          ),
      },
      {
        key: 'weight',
        title: t('column.weight'),
        unit: 'count',
        value: ({ latest }) => latest.weight,
        noDataWord: '–',
      },
      {
        key: 'state',
        title: t('column.state'),
        value: ({ latest }) => t(`state.${latest.state}`),
        cell: ({ latest, inForce }) => (
          <span className={latest.state === 'objected' ? 'yc-target-objected' : undefined}>
            {t(`state.${latest.state}`)}
            {inForce !== null && latest.version !== inForce.version && ` · ${t('oldHolds')}`}
          </span>
        ),
      },
      {
        key: 'warnings',
        title: t('column.warnings'),
        value: ({ warnings }) => warnings.map(({ code }) => t(`warning.${code}`)).join(' · '),
        cell: ({ warnings }) => (
          <span className="yc-target-warning">{warnings.map(({ code }) => t(`warning.${code}`)).join(' · ')}</span>
        ),
      },
    ],
    [t, kpis],
  );
  return (
    <>
      {send.error !== null && <ErrorNotice error={send.error} />}
      <DataTable
        id="targets"
        title={title}
        subtitle={
          goal !== undefined && mayChange && drafts > 0 ? (
            <Button size="small" type="primary" loading={send.isPending} onClick={() => send.mutate(goal)}>
              {t('send', { count: drafts })}
            </Button>
          ) : undefined
        }
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        selected={target ?? null}
        onOpen={({ id }) => setSearch({ target: id })}
        loading={loading}
        empty={goal === undefined ? t('nothingWaits') : t('noTargets')}
      />
    </>
  );
}
