import { Button, DatePicker, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useMay } from '#src/ui/me/me.ts';
import { PageLink } from '#src/ui/page/PageLink.tsx';
import { qualityApi } from '../api.ts';
import { evaluationsPage } from '../quality.pages.ts';
import { useTasks } from '../use-desk.ts';
import { useAct } from '../use-quality.ts';

/** Coachings given after an evaluation, and a new one with its date. */
export function CoachBox({ evaluation }: { readonly evaluation: string }) {
  const { t } = useTranslation('quality');
  const mayRead = useMay('read:quality_task');
  const mayGive = useMay('change:quality_task');
  const { data } = useTasks({ evaluation }, mayRead);
  const [words, setWords] = useState('');
  const [due, setDue] = useState<Dayjs>(() => dayjs().add(7, 'day'));
  const coach = useAct(() => qualityApi.coach({ id: evaluation, words, due: due.format('YYYY-MM-DD') }));
  if (!mayRead || ((data?.length ?? 0) === 0 && !mayGive)) return null;
  return (
    <section className="yc-appeal">
      <h3>{t('task.coaching')}</h3>
      <ul className="yc-coach-list">
        {(data ?? []).map((task) => (
          <li key={task.id}>
            <PageLink to={evaluationsPage} search={{ tab: 'tasks', task: task.id }}>
              {task.words}
            </PageLink>{' '}
            <small className="yc-quiet">
              {task.due !== null && t('desk.due', { date: task.due.slice(0, 10) })} ·{' '}
              {t(task.doneAt === null ? 'task.open' : task.confirmedAt === null ? 'task.unconfirmed' : 'task.done')}
            </small>
          </li>
        ))}
      </ul>
      {mayGive && (
        <div className="yc-coach">
          <Input
            maxLength={4000}
            value={words}
            placeholder={t('task.coachWords')}
            aria-label={t('task.coachWords')}
            onChange={({ target }) => setWords(target.value)}
          />
          <DatePicker
            value={due}
            allowClear={false}
            minDate={dayjs()}
            aria-label={t('column.due')}
            onChange={(day) => day !== null && !Array.isArray(day) && setDue(day)}
          />
          <Button
            disabled={words.trim() === ''}
            loading={coach.isPending}
            onClick={() => coach.mutate(undefined, { onSuccess: () => setWords('') })}
          >
            {t('task.give')}
          </Button>
        </div>
      )}
      {coach.error !== null && <ErrorNotice error={coach.error} />}
    </section>
  );
}
