import { Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { PageLink } from '#src/ui/page/PageLink.tsx';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { formatStatedMoment } from '#src/ui/time/format-time.ts';
import type { Calibration } from '../../contract/calibration.ts';
import { deskPage } from '../quality.pages.ts';

type Person = Calibration['people'][number];
type Chosen = Calibration['chosen'][number];

/** A session that is still blind: how many each has scored, and which contacts; what is the reader's own leads to her desk. */
export function ProgressCard({ session }: { readonly session: Calibration }) {
  const { t } = useTranslation('calibration');
  const locale = useLocale();
  const people = useMemo(
    (): Column<Person>[] => [
      {
        key: 'name',
        title: t('column.person'),
        value: ({ name }) => name,
        cell: ({ name, isExpert, left }) => (
          <>
            <b>{name}</b> {isExpert && <Tag color="blue">{t('column.expert')}</Tag>}{' '}
            {left && <Tag color="warning">{t('left')}</Tag>}
          </>
        ),
      },
      {
        key: 'done',
        title: t('column.done'),
        align: 'end',
        value: ({ done }) => done,
        cell: ({ done }) => t('doneOf', { done, asked: session.contacts }),
      },
    ],
    [t, session.contacts],
  );
  const contacts = useMemo(
    (): Column<Chosen>[] => [
      { key: 'at', title: t('column.at'), value: ({ at }) => at, cell: ({ at }) => formatStatedMoment(at, locale) },
      { key: 'agent', title: t('column.agent'), value: ({ agentName }) => agentName },
      { key: 'queue', title: t('column.queue'), value: ({ queueName }) => queueName },
      { key: 'contact', title: t('column.contact'), value: ({ contact }) => contact },
      { key: 'version', title: t('column.version'), unit: 'count', value: ({ version }) => version, offAtFirst: true },
      {
        key: 'own',
        title: t('column.own'),
        value: ({ evaluation, isDone }) => (evaluation === null ? null : t(isDone ? 'own.done' : 'own.open')),
        cell: ({ evaluation, isDone }) =>
          evaluation === null ? (
            '–'
          ) : isDone ? (
            t('own.done')
          ) : (
            <PageLink to={deskPage} search={{ evaluation }}>
              {t('own.open')}
            </PageLink>
          ),
      },
    ],
    [t, locale],
  );
  return (
    <>
      <DataTable
        id="calibration-people"
        title={t('people')}
        subtitle={t('peopleHint')}
        columns={people}
        rows={session.people}
        rowKey={({ id }) => id}
      />
      <DataTable
        id="calibration-contacts"
        title={t('column.contacts')}
        columns={contacts}
        rows={session.chosen}
        rowKey={({ contact }) => contact}
      />
    </>
  );
}
