import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { Unit } from '#src/ui/number/unit.ts';
import { useMay } from '#src/ui/me/me.ts';
import { PageLink } from '#src/ui/page/PageLink.tsx';
import { formatMonthDay } from '#src/ui/time/format-time.ts';
import type { Briefing, Standout } from '../../contract/briefing.ts';
import { portalPage } from '../performance.page.ts';
import { useJudgedWords } from '../use-judged-words.ts';

/** Whom to coach and whom to ask how she does it: beyond what chance and the mix of work explain, never by rank. */
export function CoachingCard({ data }: { readonly data: Briefing }) {
  const { t } = useTranslation('performance');
  const { locale } = useJudgedWords();
  const { weak, strong, from, to } = data.coaching;
  const day = (text: string): string => formatMonthDay(Date.parse(`${text}T12:00:00Z`), 'UTC', locale);
  return (
    <Card
      title={t('briefing.coaching')}
      subtitle={`${day(from)} – ${day(to)} · ${t('briefing.coachingRule')}`}
      padded={false}
    >
      {weak.length === 0 && <p className="yc-quiet yc-card-body">{t('briefing.nobodyToCoach')}</p>}
      {weak.length > 0 && <People list={weak} data={data} />}
      {strong.length > 0 && (
        <>
          <h3 className="yc-briefing-sub">{t('briefing.strong')}</h3>
          <People list={strong} data={data} />
        </>
      )}
    </Card>
  );
}

function People({ list, data }: { readonly list: readonly Standout[]; readonly data: Briefing }) {
  const { t } = useTranslation('performance');
  const { locale, inLocale } = useJudgedWords();
  const mayOpen = useMay('read:performance');
  return (
    <ul className="yc-briefing-list">
      {list.map((one) => {
        const unit = one.unit as Unit;
        const value = (v: number | null): string => (v === null ? '–' : formatValue(v, unit, locale));
        return (
          <li key={`${one.agent} ${one.kpi}`}>
            <b>
              {mayOpen ? (
                <PageLink to={portalPage} search={{ agent: one.agent, month: data.yesterday.slice(0, 7) }}>
                  {one.name}
                </PageLink>
              ) : (
                one.name
              )}{' '}
              <small>{one.number}</small>
            </b>
            <span>
              {inLocale(one.title)} <b>{value(one.value)}</b>
            </span>
            <small>{t('briefing.why', { expected: value(one.expected), limit: value(one.limit) })}</small>
          </li>
        );
      })}
    </ul>
  );
}
