import { Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Task } from '../../contract/task.ts';
import { evaluationsPage } from '../quality.pages.ts';
import { useTasks } from '../use-desk.ts';
import { TaskDrawer } from './TaskDrawer.tsx';
import { taskWords } from './task-words.ts';

/** Work that quality has given out: open first, the most urgent before the others. */
export function TaskTable() {
  const { t } = useTranslation('quality');
  const [{ task }, setSearch] = usePageSearch(evaluationsPage);
  const { data, error, refetch } = useTasks({});
  const columns = useMemo(
    (): Column<Task>[] => [
      {
        key: 'kind',
        title: t('column.task'),
        value: ({ kind }) => t(`task.${kind}`),
        cell: (one) => <b>{t(`task.${one.kind}`)}</b>,
      },
      { key: 'what', title: t('column.what'), value: (one) => taskWords(one, t) },
      { key: 'whom', title: t('column.whom'), value: ({ agentName, itemWords }) => agentName ?? itemWords },
      {
        key: 'due',
        title: t('column.due'),
        value: ({ due }) => due?.slice(0, 10) ?? null,
        cell: ({ due, isLate }) => (
          <>
            {due?.slice(0, 10) ?? '–'} {isLate && <Tag color="error">{t('task.late')}</Tag>}
          </>
        ),
      },
      { key: 'by', title: t('column.openedBy'), value: ({ openedBy }) => openedBy },
      {
        key: 'state',
        title: t('column.state'),
        value: ({ kind, doneAt, confirmedAt }) =>
          t(
            doneAt === null
              ? 'task.open'
              : kind === 'coaching' && confirmedAt === null
                ? 'task.unconfirmed'
                : 'task.done',
          ),
      },
    ],
    [t],
  );
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  const opened = data?.find(({ id }) => id === task);
  return (
    <>
      <DataTable
        id="quality-tasks"
        title={t('tab.tasks')}
        columns={columns}
        rows={data ?? []}
        rowKey={({ id }) => id}
        selected={task ?? null}
        onOpen={({ id }) => setSearch({ task: id })}
        loading={data === undefined}
        empty={t('task.none')}
      />
      {opened !== undefined && <TaskDrawer task={opened} onClose={() => setSearch({ task: undefined })} />}
    </>
  );
}
