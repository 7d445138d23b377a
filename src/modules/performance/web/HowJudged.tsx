import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { Bone } from '#src/ui/layout/Bone.tsx';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { formatValue } from '#src/ui/number/format-value.ts';
import { FactList } from '#src/ui/passport/FactList.tsx';
import { Fraction } from '#src/ui/passport/Fraction.tsx';
import { formatDay, formatMoment } from '#src/ui/time/format-time.ts';
import type { Judged } from '../contract/judged.ts';
import type { Person } from '../contract/person.ts';
import { kpisApi } from './api.ts';
import { scopeOf } from './MonthCard.tsx';
import { useJudgedWords } from './use-judged-words.ts';

/** What one is judged on, and how: each KPI in words, with its settings, what is left out, target and weight. */
export function HowJudged({ person }: { readonly person: Person }) {
  return (
    <>
      {person.items.map((item) => (
        <JudgedCard key={item.kpi} item={item} person={person} />
      ))}
    </>
  );
}

const known = (key: string, text: string): string =>
  i18next.exists(`kpis:${key}.${text}`) ? i18next.t(`kpis:${key}.${text}` as 'kpis:word.answered') : text;

function JudgedCard({ item, person }: { readonly item: Judged; readonly person: Person }) {
  const { t } = useTranslation('performance');
  const words = useJudgedWords();
  const { locale, inLocale } = words;
  const question = { kpis: [item.kpi], ...scopeOf(person) };
  const { data, error, refetch } = useQuery({
    queryKey: ['passport', question],
    queryFn: ({ signal }) => kpisApi.passport(question, { signal }),
  });
  const setting = (value: string | number | boolean | null, kind: string): string =>
    value === null
      ? '–'
      : typeof value === 'boolean'
        ? t(value ? 'yes' : 'no')
        : typeof value === 'number' && kind === 'duration'
          ? formatValue(value, 'duration', locale)
          : known('choice', String(value));
  const formula = data === undefined ? null : locale === 'zh-CN' ? data.formula.zh : data.formula.en;
  const leftOut = (data?.rows ?? []).flatMap(({ leftOut: rows }) => rows);
  return (
    <Card
      title={inLocale(item.title)}
      subtitle={words.target(item)}
      extra={item.weight === null ? t('noWeight') : t('weight', { weight: item.weight })}
    >
      <div className="yc-judged-how">
        <p>{inLocale(item.definition)}</p>
        {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <Bone width="100%" height={120} />}
        {formula !== null && (
          <Fraction
            numerator={formula.numerator}
            {...(formula.denominator === null ? {} : { denominator: formula.denominator })}
            result={words.value(item)}
            note={t(item.low === null ? 'how.exact' : 'how.margin')}
          />
        )}
        {data !== undefined && (
          <FactList
            items={[
              ...(item.since === null
                ? []
                : [{ key: 'since', label: t('how.since'), value: formatDay(item.since, person.zone, locale) }]),
              ...data.parameters.map(({ id, label, value, kind }) => ({
                key: id,
                label: inLocale(label),
                value: setting(value, kind),
              })),
              {
                key: 'leftOut',
                label: t('how.leftOut'),
                value:
                  leftOut.length === 0
                    ? t('how.nothing')
                    : leftOut
                        .map(({ reason, rows }) => {
                          const said = reason.split(' · ').map((part) => known('word', part));
                          return `${said.join(' · ')} ${formatValue(rows, 'count', locale)}`;
                        })
                        .join(' · '),
              },
              ...(data.personal?.exclusions ?? []).map((span) => ({
                key: String(span.from),
                label: t('how.exclusion'),
                value: `${formatMoment(span.from, person.zone, locale)} – ${formatMoment(span.until, person.zone, locale)} · ${span.reason}`,
              })),
            ]}
          />
        )}
      </div>
    </Card>
  );
}
