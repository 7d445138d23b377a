import { Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Finding } from '../../contract/finding.ts';
import { DueClock } from '../DueClock.tsx';
import type { qualityApi } from '../api.ts';
import { findingsPage } from './findings.pages.ts';
import { useFindings } from './use-findings.ts';

/** Findings, the late ones first; each opens with its steps. */
export function FindingTable({ asked }: { readonly asked: Parameters<typeof qualityApi.findings>[0] }) {
  const { t } = useTranslation('findings');
  const language = useLocale() === 'zh-CN' ? 'zh' : 'en';
  const [{ finding }, setSearch] = usePageSearch(findingsPage);
  const { data, error, refetch } = useFindings(asked);
  const columns = useMemo(
    (): Column<Finding>[] => [
      {
        key: 'words',
        title: t('column.words'),
        value: ({ words }) => words,
        cell: ({ words }) => <b className="yc-finding-words">{words}</b>,
      },
      {
        key: 'scope',
        title: t('column.scope'),
        value: ({ scope }) => (scope.noun === 'centre' ? t('scope.centre') : scope.name),
      },
      {
        key: 'state',
        title: t('column.state'),
        value: ({ state }) => t(`state.${state}`),
        cell: ({ state, isLate }) => (
          <>
            {t(`state.${state}`)} {isLate && <Tag color="error">{t('late')}</Tag>}
          </>
        ),
      },
      { key: 'owner', title: t('column.owner'), value: ({ ownerName }) => ownerName },
      {
        key: 'clock',
        title: t('column.clock'),
        value: ({ clock }) => clock?.at.slice(0, 10) ?? null,
        noDataWord: '–',
        cell: ({ clock }) =>
          clock === null ? (
            '–'
          ) : (
            <>
              {t(`clock.${clock.what}`)} <DueClock due={clock.at} />
            </>
          ),
      },
      { key: 'proof', title: t('column.proof'), value: ({ proof }) => proof.label[language] },
      {
        key: 'result',
        title: t('column.result'),
        value: ({ verdict }) => (verdict === null ? null : t(`verdict.${verdict.result}`)),
        noDataWord: '–',
        cell: ({ verdict }) =>
          verdict === null ? '–' : <b className={`yc-verdict-${verdict.result}`}>{t(`verdict.${verdict.result}`)}</b>,
      },
      { key: 'origin', title: t('column.origin'), value: ({ origin }) => t(`origin.${origin.kind}`) },
      { key: 'month', title: t('column.month'), value: ({ month }) => month },
      { key: 'due', title: t('column.due'), value: ({ due }) => due },
      { key: 'measures', title: t('column.measures'), value: ({ measures }) => measures, offAtFirst: true },
      { key: 'opened', title: t('column.opened'), value: ({ openedAt }) => openedAt.slice(0, 10), offAtFirst: true },
      { key: 'by', title: t('column.openedBy'), value: ({ openedBy }) => openedBy, offAtFirst: true },
    ],
    [t, language],
  );
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <DataTable
      id="findings"
      title={t('nav.findings')}
      columns={columns}
      rows={data ?? []}
      rowKey={({ id }) => id}
      selected={finding ?? null}
      onOpen={({ id }) => setSearch({ finding: id })}
      loading={data === undefined}
      empty={t('none')}
    />
  );
}
