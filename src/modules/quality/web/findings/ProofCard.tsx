import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { Unit } from '#src/ui/number/unit.ts';
import { statedDays } from '#src/ui/time/format-time.ts';
import type { Counted, Finding } from '../../contract/finding.ts';
import { useKpiNames } from './use-findings.ts';

/** How it is proved, said before the work; and once the second span is over, before against after with what is above and below the line. */
export function ProofCard({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('findings');
  const locale = useLocale();
  const kpis = useKpiNames();
  const { proof, verdict } = finding;
  const unit = proof.unit as Unit;
  const value = (one: number | null): string => (one === null ? '–' : formatValue(one, unit, locale));
  const plain = (one: number): string => formatValue(Math.round(one), 'count', locale);
  const signed = (one: number): string => {
    const scaled =
      unit === 'ratio' ? formatValue(one * 100, 'points', locale) : formatValue(Math.abs(one), unit, locale);
    return unit === 'ratio' ? `${one > 0 ? '+' : ''}${scaled}` : `${one > 0 ? '+' : one < 0 ? '−' : ''}${scaled}`;
  };
  const span = (name: string, one: Counted) => (
    <div>
      <dt>
        {name} <small className="yc-quiet">{statedDays(one.from, one.to)}</small>
      </dt>
      <dd>
        {value(one.value)}{' '}
        <small className="yc-quiet">
          {plain(one.numerator)} ÷ {plain(one.denominator)} · {t('proof.days', { count: one.days })}
        </small>
      </dd>
    </div>
  );
  const filters = Object.values(proof.where)
    .flatMap((values) => values ?? [])
    .join(', ');
  const name =
    proof.measure.kind === 'kpi' ? kpis.name(proof.measure.kpi) : proof.label[locale === 'zh-CN' ? 'zh' : 'en'];
  return (
    <section className="yc-finding-proof">
      <h3>{t('proof.title')}</h3>
      <p>
        {t(`proof.said.${proof.direction}`, { name, days: proof.days, settle: proof.settle })}
        {filters !== '' && ` · ${filters}`}
      </p>
      <dl className="yc-score-facts">
        {span(t('proof.before'), verdict?.before ?? proof.baseline)}
        {verdict === null ? (
          <div>
            <dt>{t('proof.after')}</dt>
            <dd>
              <small className="yc-quiet">
                {proof.after === null
                  ? t('proof.notDone')
                  : t('proof.waits', { days: statedDays(proof.after.from, proof.after.to) })}
              </small>
            </dd>
          </div>
        ) : (
          <>
            {span(t('proof.after'), verdict.after)}
            <div>
              <dt>{t('proof.difference')}</dt>
              <dd>
                {verdict.difference === null ? (
                  '–'
                ) : (
                  <>
                    {signed(verdict.difference.value)}{' '}
                    <small className="yc-quiet">
                      {signed(verdict.difference.low)} … {signed(verdict.difference.high)}
                    </small>
                  </>
                )}{' '}
                <b className={`yc-verdict-${verdict.result}`}>{t(`verdict.${verdict.result}`)}</b>
              </dd>
            </div>
          </>
        )}
      </dl>
      {verdict !== null && <p className="yc-quiet">{t(`meaning.${verdict.result}`)}</p>}
    </section>
  );
}
