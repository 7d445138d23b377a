import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { formatValue } from '#src/ui/number/format-value.ts';
import { StateWord } from '#src/ui/number/StateWord.tsx';
import { formatTarget } from '#src/ui/number/target.ts';
import type { Unit } from '#src/ui/number/unit.ts';
import { formatMoment, formatMonthDay } from '#src/ui/time/format-time.ts';
import type { Briefing, Notice } from '../../contract/briefing.ts';
import { useJudgedWords } from '../use-judged-words.ts';

interface NoticesCardProps {
  readonly data: Briefing;
  /** Only what happened since, and alerts that stand open; null: the last seven days. */
  readonly since: number | null;
}

/** What everybody must have read: changed definitions and targets, and alerts. */
export function NoticesCard({ data, since }: NoticesCardProps) {
  const { t } = useTranslation('performance');
  const shown = data.notices.filter(
    (n) =>
      since === null ||
      n.at >= since ||
      (n.kind === 'alert' && (n.state !== 'closed' || (n.closedAt !== null && n.closedAt >= since))),
  );
  return (
    <Card title={t(since === null ? 'briefing.mustRead' : 'briefing.changed')} padded={false}>
      {shown.length === 0 ? (
        <p className="yc-quiet yc-card-body">{t('briefing.nothingNew')}</p>
      ) : (
        <ul className="yc-briefing-list">
          {shown.map((n, i) => (
            // Notices are read only; two of a kind at one instant differ in nothing a key could tell.
            // oxlint-disable-next-line react/no-array-index-key
            <NoticeLine key={i} n={n} zone={data.zone} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function NoticeLine({ n, zone }: { readonly n: Notice; readonly zone: string }) {
  const { t } = useTranslation('performance');
  const { locale, inLocale } = useJudgedWords();
  const when = (at: number): string => formatMoment(at, zone, locale);
  switch (n.kind) {
    case 'definition': {
      const value =
        typeof n.value === 'boolean'
          ? t(n.value ? 'yes' : 'no')
          : n.valueKind === 'duration'
            ? formatValue(Number(n.value), 'duration', locale)
            : i18next.exists(`kpis:choice.${n.value}`)
              ? i18next.t(`kpis:choice.${n.value}` as 'kpis:choice.all')
              : String(n.value);
      return (
        <li>
          <b>{t('notice.definition', { label: inLocale(n.label), value })}</b>
          <span>{n.where.length === 0 ? t('briefing.centre') : n.where.join(' · ')}</span>
          <small>
            {n.from === null ? t('notice.always') : t('notice.from', { day: formatMonthDay(n.from, zone, locale) })}
            {n.reason !== null && ` · ${n.reason}`}
          </small>
        </li>
      );
    }
    case 'target':
      return (
        <li>
          <b>
            {t('notice.target', { kpi: inLocale(n.title), target: formatTarget(n.bounds, n.unit as Unit, locale) })}
          </b>
          <span>{t(`notice.${n.owner}`)}</span>
          <small>{t('notice.from', { day: formatMonthDay(n.at, zone, locale) })}</small>
        </li>
      );
    case 'alert':
      return (
        <li>
          <b>{[n.name, n.group].filter((w) => w !== null).join(' · ')}</b>
          <StateWord look="plain" state={n.state === 'closed' ? 'on' : n.state === 'open' ? 'off' : 'watch'}>
            {t(`notice.state.${n.state}`)}
          </StateWord>
          <small>
            {inLocale(n.title)} {formatValue(n.value, n.unit as Unit, locale)} /{' '}
            {formatValue(n.limit, n.unit as Unit, locale)} · {when(n.at)} · {n.owner}
          </small>
        </li>
      );
  }
}
