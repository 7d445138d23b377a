import { Alert, Input } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay } from '#src/ui/me/me.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Precedent } from '../contract/evaluation.ts';
import { NewFindingLink } from './findings/NewFindingLink.tsx';
import { evaluationsPage } from './quality.pages.ts';
import { useAllPrecedents, useCaseLaw } from './use-desk.ts';

/** Case law: every decided appeal that still says how an item is read, found by its words; and whether it leads to fewer appeals. */
export function PrecedentTable() {
  const { t } = useTranslation(['quality', 'findings']);
  const locale = useLocale();
  const maySeePlan = useMay('read:quality_plan');
  const mayFind = useMay('change:finding');
  const [{ text = '' }, setSearch] = usePageSearch(evaluationsPage);
  const { data, error, refetch } = useAllPrecedents(text);
  const { data: law } = useCaseLaw(maySeePlan);
  const share = (value: number | null): string => (value === null ? '–' : formatValue(value, 'ratio', locale));
  const columns = useMemo(
    (): Column<Precedent>[] => [
      { key: 'at', title: t('column.decided'), value: ({ decidedAt }) => decidedAt.slice(0, 10) },
      {
        key: 'item',
        title: t('column.item'),
        value: ({ itemWords }) => itemWords,
        cell: (one) => <b>{one.itemWords}</b>,
      },
      { key: 'outcome', title: t('column.outcome'), value: ({ outcome }) => t(`outcome.${outcome}`) },
      { key: 'reason', title: t('column.reason'), value: ({ reason }) => reason },
      { key: 'words', title: t('column.reading'), value: ({ words }) => words },
      { key: 'form', title: t('column.form'), value: ({ formName, version }) => `${formName} · ${version}` },
      {
        key: 'until',
        title: t('column.until'),
        value: ({ mergedIn, until }) =>
          mergedIn === null
            ? t('precedents.until', { version: until })
            : t('precedents.mergedIn', { version: mergedIn }),
      },
      ...(mayFind
        ? [
            {
              key: 'finding',
              title: t('findings:finding'),
              drawing: true,
              value: () => null,
              cell: ({ appeal, form, item }: Precedent) => (
                <NewFindingLink from={{ origin: 'appeal', appeal, form, item }} />
              ),
            },
          ]
        : []),
    ],
    [t, mayFind],
  );
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <>
      {law !== undefined && (law.overturnRate !== null || law.precedents.now + law.precedents.before > 0) && (
        <Alert
          type={law.alarm ? 'warning' : 'info'}
          showIcon
          title={t(law.alarm ? 'precedents.lawAlarm' : 'precedents.law', {
            days: law.days,
            now: law.precedents.now,
            before: law.precedents.before,
            rateNow: share(law.appealRate.now),
            rateBefore: share(law.appealRate.before),
            overturned: share(law.overturnRate),
          })}
        />
      )}
      <Input.Search
        allowClear
        defaultValue={text}
        className="yc-precedent-search"
        placeholder={t('precedents.search')}
        aria-label={t('precedents.search')}
        onSearch={(next) => setSearch({ text: next.trim() === '' ? undefined : next.trim() })}
      />
      <DataTable
        id="precedents"
        title={t('tab.precedents')}
        columns={columns}
        rows={data ?? []}
        rowKey={({ appeal }) => appeal}
        loading={data === undefined}
        empty={t(text === '' ? 'precedents.noneYet' : 'handbook.nothing', { text })}
      />
    </>
  );
}
