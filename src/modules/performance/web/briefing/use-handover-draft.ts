import { useTranslation } from 'react-i18next';
import { formatValue } from '#src/ui/number/format-value.ts';
import { formatTarget } from '#src/ui/number/target.ts';
import type { Unit } from '#src/ui/number/unit.ts';
import type { Briefing } from '../../contract/briefing.ts';
import { useJudgedWords } from '../use-judged-words.ts';

/** A note written from what stands open, so that nobody has to type what the page knows. */
export function useHandoverDraft(data: Briefing): string {
  const { t } = useTranslation('performance');
  const { locale, inLocale } = useJudgedWords();
  const list = (words: readonly string[]): string => words.join(t('handover.comma'));
  const alerts = data.notices.flatMap((n) => (n.kind === 'alert' && n.state !== 'closed' ? [n] : []));
  const missing = data.roster.gaps.filter(({ kind }) => kind === 'absent' || kind === 'not_here');
  const off = data.teamFigures.today.filter(({ meets }) => meets === false);
  const lines = [
    ...(alerts.length > 0
      ? [t('handover.alerts', { list: list(alerts.map(({ name, group }) => [name, group].filter(Boolean).join(' '))) })]
      : []),
    ...(missing.length > 0 ? [t('handover.missing', { list: list(missing.map(({ name }) => name)) })] : []),
    ...(off.length > 0
      ? [
          t('handover.off', {
            list: list(
              off.map(({ title, value, unit, target }) => {
                const aim = target === null ? '' : ` (${formatTarget(target, unit as Unit, locale)})`;
                return `${inLocale(title)} ${formatValue(value, unit as Unit, locale)}${aim}`;
              }),
            ),
          }),
        ]
      : []),
  ];
  return lines.length === 0 ? t('handover.quiet') : lines.join('\n');
}
