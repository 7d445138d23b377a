import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { Chip } from '#src/ui/layout/Chip.tsx';
import { useMay } from '#src/ui/me/me.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { qualityApi } from './api.ts';
import { useJudgedWords } from './use-judged-words.ts';

/** Evaluations shown: those she has not read come first. */
const SHOWN = 4;

/** What was said of her contacts lately, unread first, and coachings she has to confirm; each leads to where she reads and answers it. */
export function MyQuality({ agent }: { readonly agent: string }) {
  const { t } = useTranslation('performance');
  const { locale } = useJudgedWords();
  const [mayRead, mayTasks] = [useMay('read:evaluation'), useMay('read:quality_task')];
  const { data: evaluations } = useQuery({
    queryKey: ['quality', 'evaluations', 'portal', agent],
    queryFn: ({ signal }) => qualityApi.evaluations({ agent, state: 'submitted', limit: 200 }, { signal }),
    enabled: mayRead,
  });
  const { data: tasks } = useQuery({
    queryKey: ['quality', 'tasks', 'portal', agent],
    queryFn: ({ signal }) => qualityApi.tasks({ agent }, { signal }),
    enabled: mayTasks,
  });
  const waiting = (tasks ?? []).filter(({ doneAt, confirmedAt }) => doneAt === null || confirmedAt === null);
  const own = (evaluations ?? []).toSorted(
    (a, b) => Number(a.acknowledgedAt !== null) - Number(b.acknowledgedAt !== null),
  );
  if (own.length === 0 && waiting.length === 0) return null;
  const unread = own.filter(({ acknowledgedAt }) => acknowledgedAt === null).length;
  return (
    <Card title={t('quality.title')} subtitle={t('quality.unread', { count: unread })}>
      <ul className="yc-portal-quality">
        {own.slice(0, SHOWN).map((one) => (
          <li key={one.id}>
            <a href={`/quality/evaluations?evaluation=${encodeURIComponent(one.id)}`}>
              {one.contactAt?.slice(0, 10)} · {one.formName}
            </a>
            <b>{one.score === null ? '–' : formatValue(one.score, 'points', locale)}</b>
            {one.acknowledgedAt === null && <Chip>{t('quality.new')}</Chip>}
          </li>
        ))}
        {waiting.map((task) => (
          <li key={task.id}>
            <a href={`/quality/evaluations?tab=tasks&task=${encodeURIComponent(task.id)}`}>
              {t('quality.coaching', { words: task.words })}
            </a>
            <Chip>{t(task.doneAt === null ? 'quality.open' : 'quality.confirm')}</Chip>
          </li>
        ))}
      </ul>
    </Card>
  );
}
