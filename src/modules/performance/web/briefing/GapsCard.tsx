import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { formatValue } from '#src/ui/number/format-value.ts';
import { StateWord } from '#src/ui/number/StateWord.tsx';
import { formatClock } from '#src/ui/time/format-time.ts';
import type { Briefing } from '../../contract/briefing.ts';
import { useJudgedWords } from '../use-judged-words.ts';

const looks = { absent: 'off', not_here: 'off', late: 'watch', leave: 'none', training: 'none' } as const;

/** Who of those planned today is not at work, and why. */
export function GapsCard({ data }: { readonly data: Briefing }) {
  const { t } = useTranslation('performance');
  const { locale } = useJudgedWords();
  const { known, planned, here, gaps } = data.roster;
  const clock = (at: number): string => formatClock(at, data.zone, locale);
  return (
    <Card
      title={t('briefing.gaps')}
      subtitle={
        known &&
        (here === null ? t('briefing.planned', { count: planned }) : t('briefing.here', { here, count: planned }))
      }
      padded={false}
    >
      {gaps.length === 0 ? (
        <p className="yc-quiet yc-card-body">{t(known ? 'briefing.noGaps' : 'briefing.noRosterHint')}</p>
      ) : (
        <ul className="yc-briefing-list">
          {gaps.map((gap) => (
            <li key={gap.agent}>
              <b>
                {gap.name} <small>{gap.number}</small>
              </b>
              <StateWord look="plain" state={looks[gap.kind]}>
                {t(`gap.${gap.kind}`)}
              </StateWord>
              <small>
                {clock(gap.from)}–{clock(gap.until)}
                {gap.late !== null && ` · ${formatValue(gap.late / 1000, 'duration', locale)}`}
              </small>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
