import { Button, Dropdown, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { EmptyState } from '#src/ui/layout/EmptyState.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import { exportMark } from '#src/kernel/export-mark.ts';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay } from '#src/ui/me/me.ts';
import { useTakeTable } from '#src/ui/file/take-table.ts';
import { saveFile } from '#src/ui/file/save-file.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { type ImportKind, importKind, type RosterMonth } from '../contract/roster.ts';
import { rosterWorkbook } from './export-matrix.ts';
import { CellEditor } from './CellEditor.tsx';
import { ImportDrawer } from './ImportDrawer.tsx';
import { datesOf, monthAfter, thisMonth } from './month.ts';
import { RosterMatrix } from './RosterMatrix.tsx';
import { rosterPage } from './roster.page.ts';
import './rosters.css';
import { useMonth } from './use-rosters.ts';

/** A month of shifts, as centres keep it: people down, dates across. */
export function RosterPage() {
  const { t } = useTranslation('rosters');
  const take = useTakeTable();
  const locale = useLocale();
  const [{ month = thisMonth(), import: kind }, setSearch] = usePageSearch(rosterPage);
  const dates = datesOf(month);
  const { data, error, refetch } = useMonth({ from: dates[0] ?? '', until: dates.at(-1) ?? '' });
  const mayChange = useMay('change:roster');
  const [edited, setEdited] = useState<{ person: RosterMonth['people'][number]; date: string } | null>(null);
  const spoken = (data?.cells ?? []).filter(({ attendance }) => attendance !== null && attendance !== 'leave');
  const absent = spoken.filter(({ attendance }) => attendance === 'absent').length;
  const late = spoken.filter(({ attendance }) => attendance === 'late').length;
  const [newest] = data?.versions ?? [];
  const open = (next: ImportKind): void => setSearch({ import: next });
  return (
    <Page
      sentence={
        data === undefined || data.people.length === 0
          ? t('nav.roster')
          : t('sentence', {
              month,
              count: data.people.length,
              shifts: data.cells.filter(({ kind: of }) => of === 'work').length,
            })
      }
      cause={spoken.length === 0 ? t('causeNone') : t('cause', { spoken: spoken.length, absent, late })}
      actions={
        <Space wrap>
          <Button onClick={() => setSearch({ month: monthAfter(month, -1) })} aria-label={t('before')}>
            ‹
          </Button>
          <b className="yc-roster-month">{month}</b>
          <Button onClick={() => setSearch({ month: monthAfter(month, 1) })} aria-label={t('after')}>
            ›
          </Button>
          <Button
            disabled={data === undefined || data.people.length === 0}
            onClick={() =>
              data &&
              void (async () => {
                const title = `${t('nav.roster')}-${month}`;
                // The trail first: what could not be recorded does not leave.
                const taken = await take?.({ title, format: 'xlsx', rows: data.people.length, columns: [...dates] });
                const mark = taken === undefined ? undefined : exportMark(taken, locale);
                saveFile(await rosterWorkbook(data, dates, t, mark), `${title}.xlsx`);
              })()
            }
          >
            {t('export')}
          </Button>
          {mayChange && (
            <Dropdown.Button
              type="primary"
              onClick={() => open('roster')}
              menu={{
                items: importKind.options.map((key) => ({ key, label: t(`kind.${key}`) })),
                onClick: ({ key }) => open(key as ImportKind),
              }}
            >
              {t('import')}
            </Dropdown.Button>
          )}
        </Space>
      }
    >
      {error !== null ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <PageSkeleton />
      ) : data.people.length === 0 ? (
        <EmptyState
          title={t('empty', { month })}
          hint={t('emptyHint')}
          {...(mayChange && { action: { label: t('import'), onClick: () => open('roster') } })}
        />
      ) : (
        <Card
          title={t('matrix')}
          extra={mayChange && <small className="yc-quiet">{t('edit.hint')}</small>}
          subtitle={newest ? t('version', { version: newest.version, by: newest.by, what: newest.what }) : undefined}
          padded={false}
        >
          <RosterMatrix
            month={data}
            dates={dates}
            onEdit={mayChange ? (person, date) => setEdited({ person, date }) : undefined}
          />
        </Card>
      )}
      {edited !== null && data !== undefined && (
        <CellEditor
          person={edited.person}
          date={edited.date}
          code={
            data.cells.find(({ agent, date }) => agent === edited.person.agent && date === edited.date)?.code ?? null
          }
          codes={[...new Set([...data.codes.map(({ code }) => code), ...data.cells.map(({ code }) => code)])].sort()}
          onClose={() => setEdited(null)}
        />
      )}
      {kind !== undefined && (
        <ImportDrawer
          key={kind}
          kind={kind}
          agents={data?.people ?? []}
          onClose={() => setSearch({ import: undefined })}
          onTaken={(first) => setSearch({ month: first?.slice(0, 7) ?? month })}
        />
      )}
    </Page>
  );
}
