import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatRange, formatValue } from '#src/ui/number/format-value.ts';
import { FactList } from '#src/ui/passport/FactList.tsx';
import { formatDayRange } from '#src/ui/time/format-time.ts';
import type { TargetNode } from '../contract/target.ts';
import { useKpiWords } from './use-targets.ts';

/** What a proposal rests on, and what it would take. */
export function TargetEvidence({ node, zone }: { readonly node: TargetNode; readonly zone: string }) {
  const { t } = useTranslation('targets');
  const locale = useLocale();
  const kpis = useKpiWords();
  const { evidence } = node.latest;
  if (evidence === null) return <p className="yc-quiet">{t('evidence.none')}</p>;
  const value = (v: number | null): string => kpis.value(node.kpi, v);
  const count = (v: number | null): string => formatValue(v, 'count', locale);
  return (
    <>
      <h3>{t('evidence.title')}</h3>
      <FactList
        items={[
          {
            key: 'history',
            label: t('evidence.history'),
            value: `${t(evidence.grain === '1w' ? 'evidence.weeks' : 'evidence.periods', { count: evidence.periods })} · ${formatDayRange(evidence.from, evidence.until, zone, locale)} · n = ${count(evidence.rows)}`,
          },
          {
            key: 'level',
            label: t('evidence.level'),
            value: `${value(evidence.level)}${evidence.low === null || evidence.high === null ? '' : ` (95%: ${formatRange(evidence.low, evidence.high, kpis.unit(node.kpi), locale)})`}`,
          },
          {
            key: 'own',
            label: t('evidence.own', { quantile: formatValue(evidence.quantile, 'ratio', locale, { digits: 0 }) }),
            value: `${value(evidence.own)} · ${t('evidence.peers')} ${value(evidence.peers)} · ${t('evidence.share', { share: formatValue(evidence.ownWeight, 'ratio', locale, { digits: 0 }) })}`,
          },
          ...(evidence.takes === null
            ? []
            : [
                {
                  key: 'takes',
                  label: t('evidence.takes'),
                  value: t('evidence.takesText', { takes: count(evidence.takes), expected: count(evidence.expected) }),
                },
              ]),
        ]}
      />
    </>
  );
}
