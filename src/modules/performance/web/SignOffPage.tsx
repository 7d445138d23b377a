import { Button, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '#src/ui/file/save-file.ts';
import { EmptyState } from '#src/ui/layout/EmptyState.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import { useMay } from '#src/ui/me/me.ts';
import { StateWord } from '#src/ui/number/StateWord.tsx';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { formatDay, formatMoment, formatMonth } from '#src/ui/time/format-time.ts';
import type { SheetSummary } from '../contract/sheet.ts';
import { performanceApi } from './api.ts';
import { OpenMonthDrawer } from './OpenMonthDrawer.tsx';
import './performance.css';
import { signOffPage } from './performance.page.ts';
import { SheetDrawer } from './SheetDrawer.tsx';
import { useJudgedWords } from './use-judged-words.ts';
import { useMonth, useMonths, usePerformanceAct } from './use-performance.ts';

const looks = { open: 'none', objected: 'off', answered: 'watch', confirmed: 'on' } as const;

/** Who has signed off a month: for HR all, for a lead her team. */
export function SignOffPage() {
  const { t } = useTranslation('performance');
  const { locale } = useJudgedWords();
  const [search, setSearch] = usePageSearch(signOffPage);
  const months = useMonths();
  const chosen = months.data?.months.find(({ month }) => month === search.month) ?? months.data?.months[0];
  const month = useMonth(chosen?.month);
  const mayOpen = useMay('open:performance');
  const mayExport = useMay('export:performance');
  const name = (id: string): string => formatMonth(Date.parse(`${id}-15T00:00:00Z`), 'UTC', locale);
  const zone = months.data?.zone ?? 'UTC';
  const file = usePerformanceAct((id: string) => performanceApi.export({ month: id, language: locale }));
  const columns = useMemo(
    (): Column<SheetSummary>[] => [
      { key: 'agent', title: t('column.agent'), value: ({ agentName }) => agentName },
      { key: 'number', title: t('column.number'), value: ({ number }) => number, noDataWord: '–' },
      { key: 'team', title: t('column.team'), value: ({ teamName }) => teamName, noDataWord: '–' },
      {
        key: 'state',
        title: t('column.state'),
        value: ({ state }) => t(`sheetState.${state}`),
        cell: ({ state, overdue }) => (
          <>
            <StateWord look="plain" state={looks[state]}>
              {t(`sheetState.${state}`)}
            </StateWord>
            {overdue && <span className="yc-sheet-overdue"> · {t('overdue')}</span>}
          </>
        ),
      },
      {
        key: 'items',
        title: t('column.items'),
        align: 'end',
        value: ({ items }) => items.confirmed,
        cell: ({ items }) => `${items.confirmed} / ${items.all}`,
      },
      { key: 'objected', title: t('column.objected'), unit: 'count', value: ({ items }) => items.objected },
      {
        key: 'last',
        title: t('column.last'),
        value: ({ lastAt }) => lastAt,
        cell: ({ lastAt }) => (lastAt === null ? '–' : formatMoment(lastAt, zone, locale)),
      },
      {
        key: 'source',
        title: t('column.source'),
        value: ({ closing }) => closing,
        cell: ({ closing }) => (closing === null ? t('notClosed') : t('closedVersion', { version: closing })),
      },
    ],
    [t, locale, zone],
  );
  const error = months.error ?? month.error;
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void months.refetch()} />;
  if (months.data === undefined) return <PageSkeleton />;
  if (chosen === undefined) return <EmptyState icon="calendar" title={t('noMonth.title')} hint={t('noMonth.hint')} />;
  const { counts, opened } = month.data ?? chosen;
  return (
    <Page
      sentence={
        opened === null
          ? t('signOff.notOpened', { month: name(chosen.month) })
          : t('signOff.sentence', { month: name(chosen.month), confirmed: counts.confirmed, count: counts.people })
      }
      cause={[
        opened !== null && t('signOff.opened', { by: opened.by, at: formatDay(opened.deadline - 1, zone, locale) }),
        counts.objected > 0 && t('signOff.objected', { count: counts.objected }),
        counts.overdue > 0 && t('signOff.overdue', { count: counts.overdue }),
        counts.outdated > 0 && t('signOff.outdated', { count: counts.outdated }),
      ]
        .filter((text) => text !== false)
        .join(' · ')}
      actions={
        <>
          <Select
            value={chosen.month}
            onChange={(next) => setSearch({ month: next, sheet: undefined })}
            aria-label={t('monthLabel')}
            options={months.data.months.map(({ month: id }) => ({ value: id, label: name(id) }))}
          />
          {mayExport && opened !== null && (
            <Button
              loading={file.isPending}
              onClick={() =>
                file.mutate(chosen.month, {
                  onSuccess: (blob) => saveFile(blob as Blob, `${t('nav.signOff')} ${chosen.month}.xlsx`),
                })
              }
            >
              {t('export')}
            </Button>
          )}
          {mayOpen && (
            <Button type={opened === null ? 'primary' : 'default'} onClick={() => setSearch({ make: 'open' })}>
              {t(opened === null ? 'openMonth' : 'renewMonth')}
            </Button>
          )}
        </>
      }
    >
      {file.error !== null && <ErrorNotice error={file.error} />}
      <DataTable
        id="sign-off"
        title={t('nav.signOff')}
        subtitle={name(chosen.month)}
        columns={columns}
        rows={month.data?.sheets ?? []}
        rowKey={({ id }) => id}
        selected={search.sheet ?? null}
        onOpen={({ id }) => setSearch({ sheet: id })}
        loading={month.data === undefined}
        empty={t('signOff.none')}
      />
      {search.make === 'open' && (
        <OpenMonthDrawer month={chosen} zone={zone} onClose={() => setSearch({ make: undefined })} />
      )}
      {search.sheet !== undefined && (
        <SheetDrawer key={search.sheet} id={search.sheet} onClose={() => setSearch({ sheet: undefined })} />
      )}
    </Page>
  );
}
