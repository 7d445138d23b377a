import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { EmptyState } from '#src/ui/layout/EmptyState.tsx';
import { formatValue } from '#src/ui/number/format-value.ts';
import { addDays } from '#src/ui/time/time-range.ts';
import type { Person } from '../contract/person.ts';
import { JudgedRow } from './JudgedRow.tsx';
import { useJudgedWords } from './use-judged-words.ts';

/** The range behind a person's figures, as a question has it. */
export const scopeOf = ({ agent, firstDay, lastDay }: Pick<Person, 'agent' | 'firstDay' | 'lastDay'>) => ({
  from: firstDay,
  to: addDays(lastDay, 1),
  where: { agent: [agent] },
});

/** The month so far: each KPI against its target, with the days before. */
export function MonthCard({ person }: { readonly person: Person }) {
  const { t } = useTranslation('performance');
  const { locale } = useJudgedWords();
  const agreed = person.items.some(({ target }) => target !== null);
  return (
    <Card
      title={t(agreed ? 'targets' : 'figures')}
      subtitle={
        person.handled !== null &&
        t('handled', { count: person.handled, formatted: formatValue(person.handled, 'count', locale) })
      }
      extra={!agreed && person.items.length > 0 ? t('noneAgreed') : undefined}
      padded={false}
    >
      {person.items.length === 0 ? (
        <EmptyState icon="numbers" title={t('nothing.title')} hint={t('nothing.hint')} />
      ) : (
        <ul className="yc-judged-list">
          {person.items.map((item) => (
            <JudgedRow key={item.kpi} item={item} trend={person.trend.values[item.kpi]} scope={scopeOf(person)} />
          ))}
        </ul>
      )}
    </Card>
  );
}
